import assert from "node:assert/strict";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { reason, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

describe("On a day when Microsoft takes two seconds a call", function () {
  this.timeout(60_000);
  let company: Approvals;
  before(async () => {
    company = await startApprovals();
    company.world.sandbox.control.patch({ latencyMs: 2_000 });
  });
  after(() => company.close());

  const working = /Working on it/;
  /** The message that somebody presses, as soon as it shows this. */
  const shows = (message: MessageView, words: RegExp) =>
    company.adele.until(({ id, card }) => id === message.id && words.test(wordsOf(card)), `a message that says ${words.source}`);

  it("a colleague is asked and approves with changes; the partner gets one mail", async () => {
    const email = "slow@woodgrovebank.com";
    await company.adele.post(`invite ${email}`);
    const form = await company.adele.form();
    assert.match(await company.press(company.adele, form, "send-invitation", { email, message: "Hello" }), working);
    const asked = await shows(form, /Ask for approval/);
    assert.equal(JSON.stringify(asked.card).includes("Hello"), true, "the values are kept");
    assert.match(await company.press(company.adele, asked, "send-invitation", { email, message: "Hello", justification: reason }), working);
    const living = await shows(form, /Waiting for approval/);
    const request = await company.request(email);
    const approving = await company.press(company.megan, request, "open-changes");
    assert.match(approving, /Approve with changes/);
    assert.match(await company.press(company.megan, request, "approve", {}), working);
    await company.turned(living, /Invited/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("what there is to confirm comes back on the form, and its button sends", async () => {
    const email = "slow-message@northwindtraders.com";
    await company.adele.post(`invite ${email}`);
    const form = await company.adele.form();
    const typed = { email, message: "Hi", messageLanguage: "fr-FR" };
    assert.match(await company.press(company.adele, form, "send-invitation", typed), working);
    const asked = await shows(form, /Microsoft ignores the language/);
    assert.match(await company.press(company.adele, asked, "send-invitation", typed), working);
    await shows(form, /Invited/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("a refusal comes back on the form", async () => {
    const email = "sam.rivera@fabrikam.com";
    await company.adele.post(`invite ${email}`);
    const form = await company.adele.form();
    assert.match(await company.press(company.adele, form, "send-invitation", { email }), working);
    await shows(form, /Sam Rivera is already a guest/);
  });

  it("a mail that surely wasn't sent again is said so on the card", async () => {
    const email = "slow-again@northwindtraders.com";
    await company.adele.post(`invite ${email}`);
    const form = await company.adele.form();
    await company.press(company.adele, form, "send-invitation", { email });
    const living = await shows(form, /Invited/);
    const fault = { route: "/v1.0/invitations", method: "POST", kind: "500", times: 3, retryAfterSeconds: null } as const;
    company.world.sandbox.control.patch({ faults: [fault] });
    assert.match(await company.press(company.adele, living, "resend"), working);
    const told = await shows(form, /Microsoft didn't say whether the mail went out/);
    assert.match(wordsOf(told.card), /Adele Vance: /);
    company.world.sandbox.control.patch({ faults: [] });
    assert.ok(actionOf(told.card, "resend"));
  });

  it("an invitation is taken back, and its card says so", async () => {
    const email = "slow-back@northwindtraders.com";
    await company.adele.post(`invite ${email}`);
    const form = await company.adele.form();
    await company.press(company.adele, form, "send-invitation", { email });
    const living = await shows(form, /Invited/);
    const question = await company.adele.press(living, "revoke");
    assert.ok(question.kind === "card", JSON.stringify(question));
    const answer = await company.press(company.adele, question.message, "revoke-confirmed");
    assert.match(answer, working);
    await shows(form, /Revoked|doesn't show this guest yet/);
  });
});

describe("When Microsoft is slow, and then asks an approver to wait", function () {
  this.timeout(60_000);
  let company: Approvals;
  before(async () => {
    company = await startApprovals();
  });
  after(() => company.close());

  it("the approval card says until when, with the approver's name", async () => {
    const email = "slow-and-busy@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    const fault = { route: "/v1.0/invitations", method: "POST", kind: "429", retryAfterSeconds: 600 } as const;
    company.world.sandbox.control.patch({ latencyMs: 2_000, faults: [fault] });
    assert.match(await company.press(company.megan, request, "approve"), /Working on it/);
    const told = await company.turned(request, /Megan Bowen: Microsoft is busy until/, company.megan);
    assert.equal(told.conversation, request.conversation);
  });
});

describe("When Teams delivers every press twice", () => {
  let company: Approvals;
  before(async () => {
    company = await startApprovals();
    company.world.sandbox.control.patch({ deliverTwice: true });
  });
  after(() => company.close());

  for (const latencyMs of [0, 900]) {
    it(`a request that needs approval is asked once and answered the same, with ${latencyMs} ms a call`, async () => {
      company.world.sandbox.control.patch({ latencyMs });
      const email = `twice-${latencyMs}@woodgrovebank.com`;
      await company.adele.post(`invite ${email}`);
      const form = await company.adele.form();
      const first = await company.adele.press(form, "send-invitation", { email });
      const isBack = ({ id, card }: MessageView) => id === form.id && /Ask for approval/.test(wordsOf(card));
      const asked = first.kind === "card" && isBack(first.message) ? first.message : await company.adele.until(isBack, "the form");
      company.world.sandbox.control.patch({ latencyMs: 0 });
      await company.press(company.adele, asked, "send-invitation", { email, justification: reason });
      const request = await company.request(email);
      await company.press(company.megan, request, "approve");
      assert.equal((await company.stored(email)).state.kind, "invited");
      assert.equal(company.mailsTo(email), 1);
    });
  }
});
