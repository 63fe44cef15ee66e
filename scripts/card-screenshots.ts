/** Draws every card's examples into docs/cards/<template>.png and, as on a phone, <template>-phone.png: `npm run card-screenshots`. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sheetNames } from "./pictures/card-sheet.ts";
import { launchChromium } from "./pictures/launch-chromium.ts";
import { openCardSheet, serveCardSheets } from "./pictures/serve-card-sheets.ts";
import { projectRoot } from "./process/project-root.ts";

const folder = join(projectRoot, "docs/cards");

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 880, height: 400 } });
  page.on("pageerror", (error) => console.error(error));
  await serveCardSheets(page);
  for (const name of sheetNames) {
    await openCardSheet(page, name);
    await page.locator("body").screenshot({ path: join(folder, `${name}.png`) });
  }
} finally {
  await browser.close();
}
