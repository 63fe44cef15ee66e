import assert from "node:assert/strict";
import { retry } from "../../../bot/actions/retry.ts";
import type { RetryOutcome } from "../../../src/flows/inviting/retry-invitation.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { at } from "../../build/ids.ts";
import { failed, invited, sending } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";
import { livingAnswer, approvalAnswer } from "../../build/shown-answer.ts";

const diego = person({ name: "Diego" });
const invitationId = "44444444-4444-4444-8444-444444444444";
const data = { invitation: invitationId };
const unknown = { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: "invite a partner" }) };
const cardOf = (invitation: ReturnType<typeof invited>) => livingAnswer({ invitation });

function answerTo(outcome: RetryOutcome) {
  return retry(actionCall({ data, flows: { retryInvitation: async () => outcome } }));
}

describe("retry", () => {
  it("hands on who retries which invitation", async () => {
    const handed: unknown[] = [];
    const call = actionCall({
      data,
      token: "jwt",
      flows: { retryInvitation: async (input) => (handed.push(input), { kind: "unknown-invitation" }) },
    });
    assert.deepEqual(await retry(call), unknown);
    assert.deepEqual(handed, [
      { id: invitationId, by: call.press.turn.person, conversation: call.press.turn.conversation, ssoToken: "jwt", confirmed: [] },
    ]);
  });

  it("finds no invitation in data that was tampered with", async () => {
    assert.deepEqual(await retry(actionCall({ data: {} })), unknown);
  });

  for (const [kind, invitation] of [
    ["invited", invited()],
    ["failed", failed("busy")],
    ["unsettled", sending()],
    ["not-failed", invited()],
  ] as const) {
    it(`shows the living card when it is ${kind}`, async () => {
      assert.deepEqual(await answerTo({ kind, invitation }), cardOf(invitation));
    });
  }

  it("says until when Microsoft is busy", async () => {
    const busy = { kind: "busy", until: at("10:00") } as const;
    const text = texts.t("refusal.busy-until", { time: texts.formatMinute(busy.until) });
    assert.deepEqual(await answerTo({ kind: "failed", invitation: failed("busy"), busy }), { kind: "message", text });
  });

  it("shows the approval card to the approver outside the approvals channel, with its list and link", async () => {
    const list = { page: "first" };
    const invitation = failed("busy", { requester: diego, approval: anApproval() });
    const homeLink = "https://teams.microsoft.com/l/message/1";
    const flows = { retryInvitation: async () => ({ kind: "failed", invitation }) as const, homeLink: () => homeLink };
    const call = actionCall({ data: { ...data, list }, flows });
    const card = approvalAnswer({ invitation, homeLink, list: {} });
    assert.deepEqual(await retry(call), card);
    assert.match(JSON.stringify(card), /"verb":"retry"[^}]*"list":\{"page":"first"\}/);
  });

  it("shows the living card to the requester, also on the approval card", async () => {
    const { press } = actionCall({ data });
    const own = awaiting({ requester: press.turn.person }, { card: press.card });
    assert.deepEqual(await answerTo({ kind: "reopened", invitation: own }), cardOf(own));
  });

  for (const [as, text] of [
    ["requester", "Only Diego, who asked for this invitation, can try it again."],
    ["approver", "Only Diego, who approved this invitation, can try it again."],
  ] as const) {
    it(`names the ${as}, who alone may retry`, async () => {
      const sender = { id: diego.id, name: diego.name, as };
      assert.deepEqual(await answerTo({ kind: "not-yours", sender }), { kind: "message", text });
    });
  }

  it("doesn't ask to clear a field that isn't there, if a part of the mail isn't allowed any more", async () => {
    const outcome = { kind: "refused", refusal: { kind: "option-refused", option: "message", why: "denied" } } as const;
    assert.deepEqual(await answerTo(outcome), { kind: "message", text: texts.t("decision.part-not-allowed") });
  });

  it("says why it was refused", async () => {
    const text = texts.t("refusal.own-domain", { domain: "contoso.com" });
    assert.deepEqual(await answerTo({ kind: "refused", refusal: { kind: "own-domain", domain: "contoso.com" } }), {
      kind: "message",
      text,
    });
  });
});
