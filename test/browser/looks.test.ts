import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { assertAccessible } from "./axe.ts";
import { everyElement } from "./every-element.ts";
import { openTab } from "./teams-tab.ts";

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  "light, on a desktop": {},
  "dark, on a phone": { colorScheme: "dark", viewport: { width: 390, height: 844 } },
  "in high contrast": { forcedColors: "active", colorScheme: "dark" },
  "on the smallest phone": { viewport: { width: 320, height: 640 } },
  "at 200 %": { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
};

describe("Every look", function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let browser: Browser;

  before(async () => {
    [sandbox, browser] = await Promise.all([startSandbox({ certificateDirectory: sandboxFolder }), launchChromium()]);
  });
  after(async () => {
    await browser.close();
    await sandbox.close();
  });

  /** Puts a card with everything into the open conversation. */
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

  for (const [name, look] of Object.entries(looks)) {
    it(`is accessible and fits ${name}`, async () => {
      const { page, open } = await openTab({ browser, pageUrl: sandbox.pageUrl, as: "adele", look });
      await open("Fabrikam project");
      await drawEverything(page);
      await assertAccessible(page);
      assert.equal(await fits(page), true);
      await page.context().close();
    });
  }

  it("is accessible in the panel of switches, the feed and the log of requests", async () => {
    const { page } = await openTab({ browser, pageUrl: sandbox.pageUrl, as: "adele" });
    await page.getByRole("link", { name: /Activity/ }).click();
    await page.getByText("No activity yet").waitFor();
    await page.getByRole("button", { name: "Sandbox" }).click();
    for (const group of await page.locator(".switch-group summary").all()) await group.click();
    await assertAccessible(page);
    await page.goto(`${sandbox.pageUrl}/requests`);
    await page.getByRole("cell", { name: /GET/ }).first().or(page.getByText("0 of")).first().waitFor();
    await assertAccessible(page);
  });
});
