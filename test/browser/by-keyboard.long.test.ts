import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startApprovals } from "../end-to-end/approvals.ts";
import type { Approvals } from "../end-to-end/approvals.ts";
import type { World } from "../end-to-end/world.ts";
import { inChromiumWith } from "./in-chromium.ts";
import { press, tabTo } from "./keyboard.ts";
import { openTab } from "./teams-tab.ts";

describe("By keyboard alone", function () {
  this.timeout(60_000);
  let company: Approvals;
  let world: World;
  let browser: Browser;

  inChromiumWith(startApprovals, (started) => {
    ({ world: company, browser } = started);
    ({ world } = company);
  });

  it("a requester invites a partner, and the partner accepts", async () => {
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
    await card("dana@fabrikam.com").getByText("not accepted yet").waitFor();

    const mailbox = await follow(() => press(page, /^Mailbox/));
    await mailbox.getByRole("link", { name: "Accept invitation" }).waitFor();
    const [redeem] = await Promise.all([mailbox.waitForEvent("popup"), press(mailbox, /^Accept invitation$/)]);
    await redeem.getByRole("button", { name: "Accept" }).waitFor();
    await press(redeem, /^Accept$/);
    await redeem.getByRole("heading", { name: "You're in" }).waitFor();
    await page.getByText(/Accepted: /).waitFor();
  });

  it("an approver rejects a request, with the required reason", async () => {
    const email = "rex@woodgrovebank.com";
    await company.ask(email);
    const { page, open, card } = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.megan });
    await open("Guest approvals");
    await card(email).getByRole("button", { name: "Approve", exact: true }).waitFor();
    await press(page, /^Reject$/);
    await tabTo(page, /^Why not\?/);
    await page.keyboard.type("No contract");
    await press(page, /^Reject$/);
    await card(email).getByText("Rejected by Megan Bowen").first().waitFor();
    assert.equal((await company.stored(email)).state.kind, "rejected");
  });
});
