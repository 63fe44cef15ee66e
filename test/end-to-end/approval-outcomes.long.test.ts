import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { bankPolicy, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

/** Things change while a request waits. */
describe("Changes between request and approval", () => {
  let company: Approvals;
  before(async () => {
    company = await startApprovals();
  });
  after(() => company.close());
  afterEach(async () => {
    company.world.sandbox.control.patch({ blockedDomains: [], objectQuota: 0 });
    await company.writePolicy(bankPolicy);
  });

  const asked = async (email: string) => {
    const living = await company.ask(email);
    return { living, request: await company.request(email) };
  };

  it("the policy denies it now: the request ends, and the requester is told why", async () => {
    const email = "dana@woodgrovebank.com";
    const { living, request } = await asked(email);
    await company.writePolicy({ rules: bankPolicy.rules.map((rule) => ({ ...rule, verdict: "deny", say: "No banks" })) });
    assert.match(await company.press(company.megan, request, "approve"), /policy doesn't allow this invitation/);
    await company.turned(living, /policy doesn't allow this invitation/);
    await company.adele.until(({ text }) => text.includes(`Not sent: ${email}`), "the notice");
    assert.deepEqual([(await company.stored(email)).state.kind, company.mailsTo(email)], ["failed", 0]);
  });

  it("the requester's account was disabled or deleted: the request ends with words on both cards, and nothing is sent", async () => {
    const { users } = company.world.sandbox.tenant;
    for (const [how, words] of [
      ["disabled", /account of the person who asked is disabled/],
      ["deleted", /account of the person who asked was deleted/],
    ] as const) {
      const email = `${how}@woodgrovebank.com`;
      const { living, request } = await asked(email);
      if (how === "disabled") users.update(PERSON_IDS.adele, { accountEnabled: false });
      else users.remove(PERSON_IDS.adele);
      assert.match(await company.press(company.megan, request, "approve"), words);
      await company.turned(living, words, company.megan);
      assert.deepEqual([(await company.stored(email)).state.kind, company.mailsTo(email)], ["failed", 0]);
      if (how === "disabled") users.update(PERSON_IDS.adele, { accountEnabled: true });
      else users.restore(PERSON_IDS.adele);
    }
  });

  it("the policy allows it now: approving still works", async () => {
    const email = "lea@woodgrovebank.com";
    const { request } = await asked(email);
    await company.writePolicy({ rules: [] });
    assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("the tenant blocks the domain: the decision stands, and the approver tries again when it is unblocked", async () => {
    const email = "bo@woodgrovebank.com";
    const { living, request } = await asked(email);
    company.world.sandbox.control.patch({ blockedDomains: ["woodgrovebank.com"] });
    assert.match(await company.press(company.megan, request, "approve"), /doesn't allow guests from this domain/);
    const failed = await company.turned(living, /doesn't allow guests from this domain/);
    company.world.sandbox.control.patch({ blockedDomains: [] });
    assert.match(await company.press(company.adele, failed, "retry"), /Only Megan Bowen, who approved/);
    const seen = await company.turned(living, /doesn't allow guests from this domain/, company.megan);
    await company.press(company.megan, seen, "retry");
    await company.turned(living, /Invited, not accepted yet/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("the approver may not invite any more: the request stays open, and another approver sends it", async () => {
    const email = "mia@woodgrovebank.com";
    const { request } = await asked(email);
    company.world.sandbox.control.patch({ objectQuota: 1 });
    await company.press(company.megan, request, "approve");
    const open = await company.turned(request, /Megan Bowen approved, but may add no more entries to the directory/, company.admin);
    assert.ok(actionOf(open.card, "approve"));
    assert.match(await company.press(company.admin, open, "approve"), /Approved by MOD Administrator/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("another person asked for the same partner: they are told of the rejection, and may ask now", async () => {
    const email = "two@woodgrovebank.com";
    const { request } = await asked(email);
    await company.grady.say("invite a partner");
    const second = await company.grady.press(await company.grady.form(), "send-invitation", { email });
    assert.ok(second.kind === "card");
    assert.match(wordsOf(second.message.card), /Adele Vance asked for this partner .* and nobody has decided yet/);
    await company.press(company.megan, request, "reject", { reason: "No contract" });
    const notice = await company.grady.until(
      ({ conversation, text }) => conversation.startsWith("a:") && text.includes(email),
      "Grady's notice",
    );
    assert.match(notice.text, /^Rejected: [^]*you can ask for them now/);
  });
});
