/** Draws every card's examples into docs/cards/<template>.png: `node scripts/card-screenshots.ts`. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { cardSheet, sheetNames } from "./pictures/card-sheet.ts";
import { launchChromium } from "./pictures/launch-chromium.ts";
import { projectRoot } from "./process/project-root.ts";

const origin = "http://cards.localhost";
const folder = join(projectRoot, "docs/cards");

/** Nothing leaves the machine: all that the page asks for comes from the project's files. */
async function serveFiles(page: Page): Promise<void> {
  const from = (folderOfFiles: string) => (path: string) => join(projectRoot, folderOfFiles, path);
  const folders = { "/static/": from("sandbox/web/page"), "/vendor/": from("node_modules") };
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const entry = Object.entries(folders).find(([prefix]) => pathname.startsWith(prefix));
    if (entry) return route.fulfill({ path: entry[1](pathname.slice(entry[0].length)) });
    return route.fulfill({ contentType: "text/html", body: cardSheet(pathname.slice(1)) });
  });
}

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 880, height: 400 } });
  page.on("pageerror", (error) => console.error(error));
  await serveFiles(page);
  for (const name of sheetNames) {
    await page.goto(`${origin}/${name}`);
    await page.waitForSelector("[data-drawn]");
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }
} finally {
  await browser.close();
}
