import assert from "node:assert/strict";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { bankPolicy, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";

/** From a 1:1 chat everybody may invite; from a channel, banks need approval. */
const policy = { rules: [{ name: "In chats", when: { homes: ["chat"] }, verdict: "allow" }, ...bankPolicy.rules] };

describe("A request that needs no approval, while somebody else's for the same partner is undecided", () => {
  let company: Approvals;
  before(async () => {
    company = await startApprovals({ policy });
  });
  after(() => company.close());

  async function inviteInChat(chat: Chat, email: string): Promise<MessageView> {
    await chat.say(`invite ${email}`);
    const sent = await chat.press(await chat.form(), "send-invitation", { email });
    assert.ok(sent.kind === "card");
    return sent.message;
  }

  it("goes out; the other one ends, told, and its requester hears of the acceptance", async () => {
    const { adele, alex, megan } = company;
    const email = "dana@woodgrovebank.com";
    const living = await company.ask(email);
    const request = await company.request(email);
    const sent = await inviteInChat(alex, email);
    assert.ok(actionOf(sent.card, "show-link"), wordsOf(sent.card));
    await adele.until(
      ({ text }) => text.startsWith(`Request ended: ${email}`) && text.includes("another request for this partner needs no approval"),
      "the news",
    );
    await company.turned(living, /Another request for this partner needs no approval/);
    const over = await company.turned(request, /Another request for this partner needs no approval/, megan);
    assert.equal(actionOf(over.card, "approve"), undefined);
    assert.match(await company.press(megan, request, "approve"), /This request has ended/);
    assert.deepEqual([company.posts(), company.mailsTo(email)], [1, 1]);

    const mail = (await alex.mails()).find(({ to }) => to === email);
    await alex.accept(mail?.redeemUrl ?? "");
    await adele.until(({ text, mentions }) => text.includes(`Accepted: ${email}`) && mentions.some(({ isMe }) => isMe), "the acceptance");
  });

  it("goes out once when an approver presses at the same moment; both read how it ended", async () => {
    const { alex, megan } = company;
    for (const [index, delay] of [0, 40, 80, 120].entries()) {
      const email = `race-${index}@woodgrovebank.com`;
      await company.ask(email);
      const request = await company.request(email);
      await alex.say(`invite ${email}`);
      const form = await alex.form();
      company.world.sandbox.control.patch({ latencyMs: delay });
      const [approved, sent] = await Promise.all([
        company.press(megan, request, "approve"),
        company.press(alex, form, "send-invitation", { email }),
      ]);
      company.world.sandbox.control.patch({ latencyMs: 0 });
      assert.equal(company.mailsTo(email), 1, email);
      const isApproved = /Approved by Megan Bowen/.test(approved);
      assert.match(approved, /Approved by Megan Bowen|This request has ended|another request|already/i);
      assert.match(sent, isApproved ? /already|asked for this partner|invited/i : /Invited, not accepted yet|Working on it|show-link/);
    }
  });
});
