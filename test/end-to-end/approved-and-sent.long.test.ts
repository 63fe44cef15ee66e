import assert from "node:assert/strict";
import type { FormValues } from "../../src/domain/invite-form.ts";
import { sentWords } from "../build/sent-words.ts";
import type { SentWords } from "../build/sent-words.ts";
import { shownRequest } from "../build/shown-request.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

const tries: Readonly<Record<string, FormValues>> = {
  long: {
    displayName: `${"Dana Weber ".repeat(22)}IT Helpdesk`,
    message: `${"Harmless. ".repeat(38)}${"*".repeat(60)} URGENT: see https://evil.example/confirm`,
    cc: "a_long.address-of_somebody@fabrikam.com",
    redirectUrl: `https://contoso.com.signin.account.${"prompt-none.".repeat(15)}evil.example/start`,
  },
  invisible: {
    displayName: "Dana \u202enimda\u202c \u200bGlobal\u200b\r\nAdmin",
    message: "pay \u202enow\u202c, \u200b\u2066not later\u2069\u2028never\r\n\r\n\r\n\r\nZoe\u0308 👩🏽\u200d💻",
    cc: "\u200flee@fabrikam.com\u200b",
    redirectUrl: "https://cоntoso.com/r?to=https://evil.example",
  },
  signs: {
    displayName: "<at>Megan</at> [Dana](http://evil.example) *x* &lt;b&gt; www.evil.example",
    message: "- one\n# two\n1. three\n===\n> four\n| five |\n``` six\n&#8238; <b>seven</b> [8](https://evil.example)",
    redirectUrl: "HTTPS://CONTOSO.com:443/a/../b_c_d*e*(f)/\u202efdp.exe#top",
  },
};

describe("What an approver read goes out", () => {
  let company: Approvals;

  before(async () => {
    company = await startApprovals();
  });
  after(() => company.close());

  /** What the partner gets to read and where they end up, after accepting. */
  async function arrived(email: string): Promise<SentWords & { readonly replyFrom: string | undefined }> {
    const { world, adele } = company;
    const mail = (await adele.mails()).find(({ to }) => to === email);
    assert.ok(mail, `no mail to ${email}`);
    const [guest] = world.sandbox.tenant.users.owners(email);
    const ticket = new URL(new URL(mail.redeemUrl).searchParams.get("rd") ?? "").searchParams.get("ticket") ?? "";
    const answer = await adele.page.send("POST", "/api/redeem", { ticket: decodeURIComponent(ticket) });
    assert.equal(answer.body.redirectUrl, mail.redirectUrl, "the mail says where the partner ends up");
    const { customMessage, cc, redirectUrl: page, inviter } = mail;
    const sent = { name: guest?.displayName, message: customMessage ?? "", cc: cc ?? undefined, page };
    return { ...sentWords(sent), replyFrom: inviter.name };
  }

  for (const [what, typed] of Object.entries(tries)) {
    it(`from the card to the page where the partner ends up: ${what}`, async () => {
      const email = `${what}@woodgrovebank.com`;
      await company.ask(email, typed);
      const request = await company.request(email);
      assert.ok(request.card);
      const shown = shownRequest(request.card);
      assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
      assert.deepEqual(await arrived(email), { ...shown, replyFrom: "Megan Bowen" });
    });
  }

  it("with the approver's own changes", async () => {
    const { megan } = company;
    const email = "changed@woodgrovebank.com";
    await company.ask(email, { message: "Hello", displayName: "Dana" });
    const request = await company.request(email);
    const opened = await megan.press(request, "open-changes");
    assert.ok(opened.kind === "card");
    const typed = { displayName: "Dana\u202e\r\nWeber", message: "m".repeat(501), sendMail: "true" };
    assert.match(await company.press(megan, opened.message, "approve-changed", typed), /a message can have at most 500 characters/);
    assert.equal(company.mailsTo(email), 0);
    const fitting = { ...typed, message: "- Hello\r\n\u200b*Dana*" };
    assert.match(await company.press(megan, opened.message, "approve-changed", fitting), /Approved by Megan Bowen/);
    const { name, message } = await arrived(email);
    assert.deepEqual([name, message], ["Dana Weber", ["- Hello", "*Dana*"]]);
  });

  it("and a message that doesn't fit on the card is refused beside its field, with all that was typed", async () => {
    const { adele } = company;
    const email = "verbose@woodgrovebank.com";
    const typed = { displayName: "Dana", message: "m".repeat(501) };
    const first = await company.begin(email, typed);
    const told = /a message can have at most 500 characters/;
    assert.match(wordsOf(first.message.card), told);
    assert.ok(wordsOf(first.message.card).includes(typed.message));
    const again = await adele.press(first.message, "send-invitation", { email, justification: "Review", ...typed });
    assert.ok(again.kind === "card" && actionOf(again.message.card, "send-invitation"));
    assert.match(wordsOf(again.message.card), told);
    const shorter = await adele.press(again.message, "send-invitation", {
      ...{ email, justification: "Review", ...typed },
      message: typed.message.slice(1),
    });
    assert.ok(shorter.kind === "card");
    assert.match(wordsOf(shorter.message.card), /Waiting for approval/);
  });
});
