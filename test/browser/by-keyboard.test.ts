import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/well-known.ts";
import type { World } from "../end-to-end/world.ts";
import { inChromium } from "./in-chromium.ts";
import { openTab } from "./teams-tab.ts";

/** More presses of Tab than any page of the sandbox takes. */
const MOST_STOPS = 60;

/** What a screen reader calls the element with the focus, nearly. */
const FOCUSED_NAME = `(() => {
  const { activeElement: on } = document;
  const labels = (on?.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
  return on === document.body ? "" : labels.join(" ").trim() || (on?.getAttribute("aria-label") ?? on?.textContent.trim());
})()`;

async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: unknown[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(FOCUSED_NAME);
    if (typeof focused === "string" && name.test(focused)) return;
    passed.push(focused);
  }
  assert.fail(`Tab never came to ${String(name)}, only to ${passed.join(" | ")}`);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

describe("By keyboard alone", function () {
  this.timeout(60_000);
  let world: World;
  let browser: Browser;

  inChromium((started) => ({ world, browser } = started));

  it("one invites a partner, who accepts", async () => {
    const { page, card, follow } = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele });
    await page.locator("section.pane").waitFor();
    await press(page, /^Skip to the conversation$/);
    await tabTo(page, /^New message$/);
    await page.keyboard.type("invite a partner");
    await page.keyboard.press("Enter");
    await card("Invite a partner").getByRole("button", { name: "Invite", exact: true }).waitFor();
    await tabTo(page, /e-mail address/);
    await page.keyboard.type("dana@fabrikam.com");
    await press(page, /^Invite$/);
    await card("Invitation for dana@fabrikam.com").getByText("not accepted yet").waitFor();

    const mailbox = await follow(() => press(page, /^Mailbox/));
    await mailbox.getByRole("link", { name: "Accept invitation" }).waitFor();
    const [redeem] = await Promise.all([mailbox.waitForEvent("popup"), press(mailbox, /^Accept invitation$/)]);
    await redeem.getByRole("button", { name: "Accept" }).waitFor();
    await press(redeem, /^Accept$/);
    await redeem.getByRole("heading", { name: "You're in" }).waitFor();
    await page.getByText("has accepted your invitation").waitFor();
  });
});
