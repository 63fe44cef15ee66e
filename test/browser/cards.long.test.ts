import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { sheetNames } from "../../scripts/pictures/card-sheet.ts";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { openCardSheet, serveCardSheets } from "../../scripts/pictures/serve-card-sheets.ts";
import { assertAccessible } from "./axe.ts";

/** The elements that are drawn beyond the edges of their card, where they can't be read. */
async function beyondTheEdges(page: Page): Promise<readonly string[]> {
  const found = await page.locator(".card").evaluateAll((cards) =>
    cards.map((card) => {
      const { left, right } = card.getBoundingClientRect();
      const outside = Array.from(card.querySelectorAll("*")).find((part) => {
        const box = part.getBoundingClientRect();
        return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
      });
      return outside?.textContent ?? "";
    }),
  );
  return found.filter((text) => text !== "");
}

/** Each sheet shows every example of a card, half of them light, half dark. */
describe("Every card, light and dark, on a phone", function () {
  this.timeout(60_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const name of sheetNames.filter((sheet) => sheet.endsWith("-phone"))) {
    it(`${name} is accessible, and stays within its edges`, async () => {
      const context = await browser.newContext({ viewport: { width: 960, height: 800 } });
      const page = await context.newPage();
      await serveCardSheets(page);
      await openCardSheet(page, name);
      await assertAccessible(page);
      assert.deepEqual(await beyondTheEdges(page), []);
      await context.close();
    });
  }
});
