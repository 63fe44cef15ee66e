import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Locator } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startApprovals } from "../end-to-end/approvals.ts";
import type { Approvals } from "../end-to-end/approvals.ts";
import { assertAccessible } from "./axe.ts";
import { inChromiumWith } from "./in-chromium.ts";
import { openTab } from "./teams-tab.ts";
import type { TeamsTab } from "./teams-tab.ts";

const email = "dana@woodgrovebank.com";

const says = (card: Locator, text: string | RegExp) => card.getByText(text).first().waitFor();

describe("Approval in the browser", function () {
  this.timeout(90_000);
  let company: Approvals;
  let browser: Browser;

  inChromiumWith(startApprovals, (started) => ({ world: company, browser } = started));

  const tab = (as: string, look: BrowserContextOptions = {}) => openTab({ browser, pageUrl: company.world.sandbox.pageUrl, as, look });

  /** Sends `invite …` in the open channel, and writes a justification on the form. */
  async function ask({ page, say, card, form: newest }: TeamsTab, partner: string): Promise<void> {
    await say(`invite ${partner}`, true);
    const form = newest();
    await form.getByRole("button", { name: "Invite", exact: true }).click();
    await form.getByText(/must be approved by/).waitFor();
    await assertAccessible(page);
    await form.getByRole("textbox", { name: "What is it for?" }).fill("They review our terms for the new branch.");
    await form.getByRole("button", { name: "Ask for approval" }).click();
    await says(card(partner), "Waiting for approval");
  }

  it("is requested in General, decided once in Guest approvals, and followed until the partner accepts", async () => {
    const adele = await tab(PERSON_IDS.adele);
    const megan = await tab(PERSON_IDS.megan, { colorScheme: "dark" });
    const alex = await tab(PERSON_IDS.alex, { viewport: { width: 390, height: 844 }, hasTouch: true });
    await adele.open("General");
    await ask(adele, email);

    await megan.page.getByRole("link", { name: /Activity/ }).click();
    await megan.page
      .getByRole("link", { name: /dana@woodgrovebank\.com|sent a card|asks/ })
      .first()
      .click();
    await alex.open("Guest approvals");
    for (const { card } of [megan, alex]) await card(email).getByRole("button", { name: "Approve", exact: true }).waitFor();
    const [living, first, second] = await Promise.all([adele, megan, alex].map(({ thisCard }) => thisCard(email)));
    assert.ok(living && first && second);
    await assertAccessible(megan.page);
    assert.ok(await alex.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the phone");

    await second.getByRole("button", { name: "Reject", exact: true }).click();
    await second.getByRole("textbox", { name: "Why not?" }).waitFor();
    await assertAccessible(alex.page);
    await first.getByRole("button", { name: "Approve", exact: true }).click();
    await says(first, /Approved by Megan Bowen/);

    await adele.page.getByText(/has approved your invitation/).waitFor();
    await says(living, "Invited, not accepted yet");
    await says(second, /Approved by Megan Bowen/);

    const mail = company.world.sandbox.tenant.mailbox.list().find(({ to }) => to === email);
    const partner = await browser.newPage();
    await partner.goto(mail?.redeemUrl ?? "");
    await partner.getByRole("button", { name: "Accept" }).click();
    await partner.getByRole("link", { name: /Continue/ }).waitFor();
    for (const card of [living, first, second]) await says(card, /Accepted/);
    await adele.page.getByText(/Accepted: /).waitFor();
    for (const { page } of [adele, megan, alex]) await assertAccessible(page);
  });

  it("is too late after another decision, and names who decided", async () => {
    const late = "late@woodgrovebank.com";
    await company.ask(late);
    const alex = await tab(PERSON_IDS.alex);
    await alex.open("Guest approvals");
    const card = alex.card(late);
    const approve = card.getByRole("button", { name: "Approve", exact: true });
    await approve.waitFor();
    // This press is held back until the other one has been answered.
    await alex.page.route("**/api/as/*/actions", async (route) => {
      await company.press(company.megan, await company.request(late), "approve");
      await route.continue();
    });
    await approve.click();
    await card.getByText("Megan Bowen was first and approved it.").waitFor();
    await assertAccessible(alex.page);
    assert.equal(company.mailsTo(late), 1);
  });

  it("shows the requester a card of their own among the approvers'", async () => {
    const own = "own@woodgrovebank.com";
    await company.ask(own);
    const adele = await tab(PERSON_IDS.adele);
    await adele.open("Guest approvals");
    const card = adele.card(own);
    await card
      .getByRole("button", { name: "Withdraw" })
      .or(card.getByRole("button", { name: /More/ }))
      .first()
      .waitFor();
    await card.getByRole("button", { name: "Approve", exact: true }).waitFor({ state: "detached" });
    await assertAccessible(adele.page);
  });
});
