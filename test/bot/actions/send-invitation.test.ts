import assert from "node:assert/strict";
import { sendInvitation } from "../../../bot/actions/send-invitation.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import type { RequestOutcome, Submission } from "../../../src/flows/inviting/request.ts";
import { awaiting } from "../../build/an-approval.ts";
import { aForm, formId } from "../../build/a-form.ts";
import { teamsIds } from "../../build/activities.ts";
import { id } from "../../build/ids.ts";
import { failed, invited, sending } from "../../build/in-state.ts";
import { actionCall, impatient, texts } from "../../fakes/action-call.ts";

const data = { invitation: formId, for: teamsIds.adele, email: "sam@fabrikam.com", message: "Hi" };
const values = { email: "sam@fabrikam.com", message: "Hi" };
const openForm = () => aForm();
const cardOf = (invitation: ReturnType<typeof invited>) => ({ kind: "card", card: invitationCard({ invitation }, texts) });
const notYours = { kind: "message", text: texts.t("error.not-your-form", { command: "invite a partner" }) };

function answerTo(outcome: RequestOutcome, token?: string) {
  return sendInvitation(actionCall({ data, ...(token && { token }), flows: { openForm, submitForm: async () => outcome } }));
}

describe("sendInvitation", () => {
  it("hands on the form as it was typed, with its sender and its place", async () => {
    const handed: Submission[] = [];
    const submitForm = async (submission: Submission) => (handed.push(submission), { kind: "not-yours" } as const);
    const call = actionCall({
      data: { ...data, cc: 7, sendMail: "false", redirectUrl: "x".repeat(10_001), extra: "x" },
      token: "jwt",
      flows: { submitForm },
    });
    await sendInvitation(call);
    const home = { conversation: teamsIds.thread, card: "1700000000002" };
    assert.deepEqual(handed, [
      { id: formId, values: { ...values, sendMail: "false" }, confirmed: [], by: call.press.turn.person, home, ssoToken: "jwt" },
    ]);
  });

  it("can't read a form whose data was tampered with", async () => {
    const text = texts.t("error.form-malformed", { command: "invite a partner" });
    assert.deepEqual(await sendInvitation(actionCall({ data: { ...data, invitation: "1" } })), { kind: "error", status: 400, text });
  });

  it("puts the mistaken invitation that is to be replaced back into the form", async () => {
    const replaces = "55555555-5555-4555-8555-555555555555";
    const handed: unknown[] = [];
    const submitForm = async (submission: Submission) => (
      handed.push(submission.replaces),
      { kind: "problems", problems: { email: "email-missing" } } as const
    );
    const answer = await sendInvitation(actionCall({ data: { ...data, replaces }, flows: { openForm, submitForm } }));
    assert.deepEqual(handed, [replaces]);
    assert.ok(JSON.stringify(answer).includes(`"replaces":"${replaces}"`));
  });

  it("refuses a form that was opened for another person", async () => {
    assert.deepEqual(await sendInvitation(actionCall({ data: { ...data, for: "55555555-5555-4555-8555-555555555555" } })), notYours);
    assert.deepEqual(await answerTo({ kind: "not-yours" }), notYours);
  });

  it("accepts the id of the person in capitals", async () => {
    const call = actionCall({
      data: { ...data, for: teamsIds.adele.toUpperCase() },
      flows: { submitForm: async () => ({ kind: "sign-in-needed" }) },
    });
    assert.deepEqual(await sendInvitation(call), { kind: "sign-in" });
  });

  for (const [kind, invitation] of [
    ["invited", invited()],
    ["failed", failed("busy")],
    ["unsettled", sending()],
    ["already-submitted", invited()],
    ["awaiting-approval", awaiting()],
  ] as const) {
    it(`turns the form into the living card when it is ${kind}`, async () => {
      assert.deepEqual(await answerTo({ kind, invitation }), cardOf(invitation));
    });
  }

  it("gives the form back with what is wrong beside the fields, and what was typed", async () => {
    const problems = { email: "email-characters", cc: "cc-malformed" } as const;
    const card = inviteFormCard({ ...aForm(), values, problems }, texts);
    assert.deepEqual(await answerTo({ kind: "problems", problems }), { kind: "card", card });
  });

  it("keeps what was confirmed when only a field is wrong", async () => {
    const problems = { justification: "justification-missing" } as const;
    const confirmed = ["needs-approval"] as const;
    const asks = { why: "not-allowed", approvers: "Contoso Partners" } as const;
    const flows = { openForm: () => aForm(), submitForm: async () => ({ kind: "problems", problems }) as const };
    const answer = await sendInvitation(actionCall({ data: { ...data, confirmed, asks }, flows }));
    assert.deepEqual(answer, { kind: "card", card: inviteFormCard({ ...aForm(), values, problems, confirmed, asks }, texts) });
  });

  it("gives the form back under a new id when it was refused", async () => {
    const next = id("66666666-6666-4666-8666-666666666666");
    const refusal = { kind: "employee", name: "Lee", user: id("lee") } as const;
    const card = inviteFormCard({ ...aForm(), id: next, values, problems: {}, refusal, refused: id(formId) }, texts);
    assert.deepEqual(await answerTo({ kind: "refused", refusal, next }), { kind: "card", card });
  });

  it("asks Teams for a token once, and then the person to press again", async () => {
    assert.deepEqual(await answerTo({ kind: "sign-in-needed" }), { kind: "sign-in" });
    const text = "Your sign-in has run out. Press the button again.";
    assert.deepEqual(await answerTo({ kind: "sign-in-needed" }, "jwt"), { kind: "message", text });
  });

  it("shows the living card when it takes long, and refreshes it afterwards", async () => {
    const continuations = impatient();
    const refreshed: string[] = [];
    const invitation = sending({ id: id(formId) });
    const asked: unknown[] = [];
    const call = actionCall({
      data,
      continuations,
      flows: {
        submitForm: async () => ({ kind: "invited", invitation }),
        findInvitation: async (...given) => (asked.push(given), invitation),
        refreshCard: async (refresh) => void refreshed.push(refresh),
      },
    });
    assert.deepEqual(await sendInvitation(call), cardOf(invitation));
    assert.deepEqual(asked, [[formId, { id: teamsIds.adele, conversation: teamsIds.thread }]]);
    await continuations.settle();
    assert.deepEqual(refreshed, [formId]);
  });

  it("says that it works on it when it takes long and nothing is stored yet", async () => {
    const flows = {
      submitForm: async () => ({ kind: "not-yours" }) as const,
      findInvitation: async () => undefined,
      refreshCard: async () => undefined,
    };
    const answer = await sendInvitation(actionCall({ data, continuations: impatient(), flows }));
    assert.deepEqual(answer, { kind: "message", text: "Working on it. This card changes in a moment." });
  });
});
