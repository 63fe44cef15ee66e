import type { Browser } from "playwright-core";
import { sheetNames } from "../../scripts/pictures/card-sheet.ts";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { openCardSheet, serveCardSheets } from "../../scripts/pictures/serve-card-sheets.ts";
import { assertAccessible } from "./axe.ts";

/** Each sheet shows every example of a card, half of them light, half dark. */
describe("Every card, light and dark, on a phone", function () {
  this.timeout(60_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const name of sheetNames.filter((sheet) => sheet.endsWith("-phone"))) {
    it(`${name} is accessible`, async () => {
      const context = await browser.newContext({ viewport: { width: 640, height: 800 } });
      const page = await context.newPage();
      await serveCardSheets(page);
      await openCardSheet(page, name);
      await assertAccessible(page);
      await context.close();
    });
  }
});
