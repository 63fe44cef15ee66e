import assert from "node:assert/strict";
import { sendInvitation } from "../../../bot/actions/send-invitation.ts";
import type { RequestOutcome, Submission } from "../../../src/flows/inviting/request.ts";
import { aForm, formId } from "../../build/a-form.ts";
import { teamsIds } from "../../build/activities.ts";
import { invited } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

const data = { invitation: formId, for: teamsIds.adele, email: "sam@fabrikam.com", message: "Hi" };
const values = { email: "sam@fabrikam.com", message: "Hi" };
const reopenForm = async () => aForm();
const notYours = { kind: "message", text: texts.t("error.not-your-form", { command: "invite a partner" }) };

function answerTo(outcome: RequestOutcome, token?: string) {
  return sendInvitation(actionCall({ data, ...(token && { token }), flows: { reopenForm, submitForm: async () => outcome } }));
}

describe("sendInvitation", () => {
  it("hands on the form as it was typed, with its sender and its place", async () => {
    const handed: Submission[] = [];
    const submitForm = async (submission: Submission) => (handed.push(submission), { kind: "not-yours" } as const);
    const call = actionCall({
      data: { ...data, cc: 7, sendMail: "false", redirectUrl: "x".repeat(20_000), extra: "x" },
      token: "jwt",
      flows: { submitForm },
    });
    await sendInvitation(call);
    const home = { conversation: teamsIds.thread, card: "1700000000002" };
    assert.deepEqual(handed, [
      {
        id: formId,
        values: { ...values, sendMail: "false", redirectUrl: "x".repeat(10_001) },
        confirmed: [],
        by: call.press.turn.person,
        home,
        ssoToken: "jwt",
      },
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
    const answer = await sendInvitation(actionCall({ data: { ...data, replaces }, flows: { reopenForm, submitForm } }));
    assert.deepEqual(handed, [replaces]);
    assert.ok(JSON.stringify(answer).includes(`"replaces":"${replaces}"`));
  });

  it("only puts the corrected address into a new form, with what else was typed", async () => {
    const answer = await sendInvitation(
      actionCall({ data: { ...data, email: "sam@gmial.com", instead: "sam@gmail.com", onlyCorrect: true }, flows: { reopenForm } }),
    );
    const shown = JSON.stringify(answer);
    assert.ok(shown.includes('"value":"sam@gmail.com"') && shown.includes('"value":"Hi"') && !shown.includes("gmial"));
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

  it("turns the form into the living card", async () => {
    const invitation = invited();
    assert.deepEqual(await answerTo({ kind: "invited", invitation }), livingAnswer({ invitation }));
  });

  it("asks Teams for a token once, and then the person to press again", async () => {
    assert.deepEqual(await answerTo({ kind: "sign-in-needed" }), { kind: "sign-in" });
    const text = "Your sign-in has expired. Press the button again.";
    assert.deepEqual(await answerTo({ kind: "sign-in-needed" }, "jwt"), { kind: "message", text });
  });
});
