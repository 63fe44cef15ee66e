import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startApprovals } from "../end-to-end/approvals.ts";
import type { Approvals } from "../end-to-end/approvals.ts";
import { assertAccessible } from "./axe.ts";
import { inChromiumWith } from "./in-chromium.ts";
import { press, tabTo } from "./keyboard.ts";
import { assertSaid, readAloud } from "./read-aloud.ts";
import { openTab } from "./teams-tab.ts";
import type { TeamsTab } from "./teams-tab.ts";

const email = "dana@woodgrovebank.com";

/** What a newcomer does first (scripts/newcomer.ts times it), by a person who sees no screen and has no mouse. */
describe("A newcomer's story, by keyboard alone and read aloud", function () {
  this.timeout(240_000);
  let company: Approvals;
  let browser: Browser;

  inChromiumWith(startApprovals, (started) => ({ world: company, browser } = started));

  const tab = (as: string) => openTab({ browser, pageUrl: company.world.sandbox.pageUrl, as });

  /** Writes to the bot, and asks for approval on its form. */
  async function ask({ page, form }: TeamsTab): Promise<void> {
    await page.locator("section.pane").waitFor();
    await assertAccessible(page);
    await press(page, /^Skip to the conversation$/);
    await tabTo(page, /^New message$/);
    await page.keyboard.type(`invite ${email}`);
    await page.keyboard.press("Enter");
    await form().getByRole("button", { name: "Invite", exact: true }).waitFor();
    await assertAccessible(page);
    assertSaid(await readAloud(form()), [/^heading "Invite a partner"/, /^textbox "Partner's e-mail address/, /^button "Invite"/]);
    await press(page, /^Invite$/);
    await form().getByRole("button", { name: "Ask for approval" }).waitFor();
    await assertAccessible(page);
    assertSaid(await readAloud(form()), [/approv/, /^textbox "What is it for\?/, /^button "Ask for approval"/]);
    await tabTo(page, /^What is it for\?/);
    await page.keyboard.type("They review our terms.");
    await press(page, /^Ask for approval$/);
  }

  async function approve({ page, card }: TeamsTab): Promise<void> {
    await press(page, /Guest approvals/);
    const request = card(email);
    await request.getByRole("button", { name: "Approve", exact: true }).waitFor();
    await assertAccessible(page);
    assertSaid(await readAloud(request), [/Adele Vance/, /They review our terms\./, /^button "Approve"/, /^button "Reject"/]);
    await press(page, /^Approve$/);
    await request
      .getByText(/Approved by Megan Bowen/)
      .first()
      .waitFor();
    await assertAccessible(page);
  }

  async function accept({ page, follow }: TeamsTab): Promise<void> {
    const mailbox = await follow(() => press(page, /^Mailbox/));
    await mailbox.getByRole("link", { name: "Accept invitation" }).waitFor();
    await assertAccessible(mailbox);
    const [redeem] = await Promise.all([mailbox.waitForEvent("popup"), press(mailbox, /^Accept invitation$/)]);
    await redeem.getByRole("button", { name: "Accept" }).waitFor();
    await assertAccessible(redeem);
    assertSaid(await readAloud(redeem.locator("body")), [/^heading "Review permissions"/, /Contoso/, /^button "Accept"/]);
    await press(redeem, /^Accept$/);
    await redeem.getByRole("heading", { name: "You're in" }).waitFor();
    await assertAccessible(redeem);
  }

  it("asks, is approved, accepts, and is notified", async () => {
    const [adele, megan] = [await tab(PERSON_IDS.adele), await tab(PERSON_IDS.megan)];
    await ask(adele);
    const living = adele.card(email).filter({ has: adele.page.locator(".card") });
    await living.getByText("Waiting for approval").first().waitFor();
    await assertAccessible(adele.page);
    assertSaid(await readAloud(living), [/Waiting for approval/, new RegExp(`^heading .*${email}`), /^button/]);

    await approve(megan);
    await accept(adele);
    const notice = adele.page
      .locator(".from-bot:not(:has(.card))")
      .filter({ hasText: email })
      .filter({ hasText: /accepted/i });
    await notice.waitFor();
    await assertAccessible(adele.page);
    assertSaid(await readAloud(adele.page.locator("section.pane")), [/Accepted/, /^heading .*Guestlist/, new RegExp(`Accepted: ${email}`)]);
  });
});
