/**
 * Draws every card's examples into docs/cards/<template>.png and, as on a phone, <template>-phone.png: `npm run card-screenshots`. With the
 * word `contact` it draws all cards on a few sheets in build/cards/, only to be looked at.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cardSheet, sheetNames } from "./pictures/card-sheet.ts";
import { contactSheet, contactSheetNames } from "./pictures/contact-sheet.ts";
import { launchChromium } from "./pictures/launch-chromium.ts";
import { openCardSheet, serveCardSheets } from "./pictures/serve-card-sheets.ts";
import { projectRoot } from "./process/project-root.ts";

const { folder, pageOf, names } = process.argv.includes("contact")
  ? { folder: "build/cards", pageOf: contactSheet, names: contactSheetNames }
  : { folder: "docs/cards", pageOf: cardSheet, names: sheetNames };

mkdirSync(join(projectRoot, folder), { recursive: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 880, height: 400 } });
  page.on("pageerror", (error) => console.error(error));
  await serveCardSheets(page, pageOf);
  for (const name of names) {
    await openCardSheet(page, name);
    await page.locator("body").screenshot({ path: join(projectRoot, folder, `${name}.png`) });
  }
} finally {
  await browser.close();
}
