import type { Browser } from "playwright-core";
import { sheetNames } from "../../scripts/pictures/card-sheet.ts";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { openCardSheet, serveCardSheets } from "../../scripts/pictures/serve-card-sheets.ts";
import { assertAccessible } from "./axe.ts";

/** In pixels: a small phone's. */
const phone = 320;

/** Each sheet shows every example of a card, in English and light, in French and dark. */
describe("Every card, light and dark, on a phone", function () {
  this.timeout(60_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const name of sheetNames) {
    it(`${name} is accessible`, async () => {
      const context = await browser.newContext({ viewport: { width: 2 * phone, height: 800 } });
      const page = await context.newPage();
      await serveCardSheets(page);
      await openCardSheet(page, name);
      await assertAccessible(page);
      await context.close();
    });
  }
});
