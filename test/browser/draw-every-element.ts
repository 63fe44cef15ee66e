import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { assertAccessible } from "./axe.ts";
import { everyElement } from "./every-element.ts";
import { openTab } from "./teams-tab.ts";

/** Starts a sandbox and a browser for the tests of a `describe`, and draws every element of a card in each of these looks. */
export function drawEveryElement(
  contexts: Readonly<Record<string, BrowserContextOptions>>,
): () => { readonly sandbox: Sandbox; readonly browser: Browser } {
  let sandbox: Sandbox;
  let browser: Browser;

  before(async () => {
    [sandbox, browser] = await Promise.all([startSandbox({ certificateDirectory: sandboxFolder }), launchChromium()]);
  });
  after(async () => {
    await browser.close();
    await sandbox.close();
  });

  /** Posts a card with every element in the open conversation. */
  async function drawEverything(page: Page): Promise<void> {
    await page.evaluate(`(async () => {
      const { renderCard } = await import("/static/card/render-card.js");
      const frame = Object.assign(document.createElement("div"), { className: "card-frame" });
      const host = Object.assign(document.createElement("div"), { className: "card" });
      frame.append(renderCard(${JSON.stringify(everyElement)}, [], () => {}).element);
      host.append(frame);
      document.querySelector(".message-list").append(host);
    })()`);
  }

  const fits = (page: Page): Promise<unknown> => page.evaluate("document.documentElement.scrollWidth <= innerWidth");

  for (const [name, look] of Object.entries(contexts)) {
    it(`is accessible and fits ${name}`, async () => {
      const { page, open } = await openTab({ browser, pageUrl: sandbox.pageUrl, as: "adele", look });
      await open("Fabrikam project");
      await drawEverything(page);
      await assertAccessible(page);
      assert.equal(await fits(page), true);
      await page.context().close();
    });
  }

  return () => ({ sandbox, browser });
}
