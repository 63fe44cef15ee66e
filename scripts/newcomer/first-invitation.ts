import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { openTab } from "../../test/browser/teams-tab.ts";

const partner = "dana@fabrikam.com";

/** Reports that the part of the story that began after the last report is over. */
type Report = (step: string) => void;

/** As Adele in the browser: invites a partner in a channel, accepts from the mail, and sees the notice. @throws Error if a step doesn't happen. */
export async function firstInvitation(browser: Browser, pageUrl: string, report: Report): Promise<void> {
  const { page, open, say, form, follow } = await openTab({ browser, pageUrl, as: PERSON_IDS.adele });
  await open("General");
  report("the page is open");

  await say("invite a partner", true);
  await form()
    .getByRole("textbox", { name: /e-mail/i })
    .fill(partner);
  await form().getByRole("button", { name: "Invite", exact: true }).click();
  const mails = page.getByRole("link", { name: /Mailbox.*1/ });
  await mails.first().waitFor();
  report("the invitation is sent");

  const mailbox = await follow(() => mails.first().click());
  await mailbox
    .getByRole("link", { name: new RegExp(partner) })
    .first()
    .click();
  const [redeem] = await Promise.all([mailbox.waitForEvent("popup"), mailbox.locator("a.mail-accept").click()]);
  await redeem.getByRole("button", { name: "Accept" }).click();
  await redeem.getByRole("link", { name: /Continue/ }).waitFor();
  report("the partner has accepted");

  const notice = page
    .locator(".from-bot:not(:has(.card))")
    .filter({ hasText: partner })
    .filter({ hasText: /accepted/i });
  await notice.first().waitFor();
  report("the notice is seen");
}
