import assert from "node:assert/strict";
import { formAnswer } from "../../../bot/answers/form-answer.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import type { RequestOutcome } from "../../../src/flows/inviting/request.ts";
import { aForm, formId } from "../../build/a-form.ts";
import { awaiting } from "../../build/an-approval.ts";
import { id } from "../../build/ids.ts";
import { failed, invited, sending } from "../../build/in-state.ts";
import { formAnswerWith, livingAnswer } from "../../build/shown-answer.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const values = { email: "sam@fabrikam.com", message: "Hi" };
type Form = Parameters<typeof formAnswer>[1];

function answerTo(outcome: RequestOutcome, given: Partial<Form> = {}) {
  return formAnswer(
    actionCall({ flows: { reopenForm: async (form) => ({ ...aForm(), id: form }) } }),
    { id: id(formId), values, confirmed: [], ...given },
    outcome,
  );
}

describe("formAnswer", () => {
  for (const [kind, invitation] of [
    ["invited", invited()],
    ["failed", failed("busy")],
    ["unsettled", sending()],
    ["already-submitted", invited()],
    ["awaiting-approval", awaiting()],
  ] as const) {
    it(`turns the form into the living card when it is ${kind}`, async () => {
      assert.deepEqual(await answerTo({ kind, invitation }), livingAnswer({ invitation }));
    });
  }

  it("gives the form back with what is wrong beside the fields, and what was typed", async () => {
    const problems = { email: "email-characters", cc: "cc-malformed" } as const;
    const card = inviteFormCard({ ...aForm(), values, problems }, texts);
    assert.deepEqual(await answerTo({ kind: "problems", problems }), formAnswerWith(card));
  });

  it("leaves an address in the field that was refused, but is probably mistyped", async () => {
    const mistyped = { kind: "domain-mistyped", domain: "fabrikm.com", meant: "fabrikam.com", email: "sam@fabrikam.com" } as const;
    const reopenForm = async (...[, , , email]: readonly unknown[]) => ({ ...aForm(), ...(email === "sam@fabrikm.com" && { mistyped }) });
    const refusal = { kind: "domain-blocked", domain: "fabrikm.com" } as const;
    const typed = { email: "sam@fabrikm.com" };
    const form = { id: id(formId), values: typed, confirmed: [] };
    const answer = await formAnswer(actionCall({ flows: { reopenForm } }), form, { kind: "refused", refusal });
    assert.deepEqual(answer, formAnswerWith(inviteFormCard({ ...aForm(), values: typed, problems: {}, refusal, mistyped }, texts)));
  });

  it("keeps what was confirmed when only a field is wrong", async () => {
    const problems = { justification: "justification-missing" } as const;
    const confirmed = ["needs-approval"] as const;
    const asks = { why: "not-allowed", approvers: "Contoso Partners" } as const;
    const answer = await answerTo({ kind: "problems", problems }, { confirmed, asks });
    assert.deepEqual(answer, formAnswerWith(inviteFormCard({ ...aForm(), values, problems, confirmed, asks }, texts)));
  });

  it("says at the field what the policy has against its value, and nothing above the form", async () => {
    const next = id("66666666-6666-4666-8666-666666666666");
    const refusal = { kind: "option-refused", option: "message", why: "denied" } as const;
    const problems = { message: "message-not-allowed" } as const;
    const card = inviteFormCard({ ...aForm(), id: next, values, problems }, texts);
    assert.deepEqual(await answerTo({ kind: "refused", refusal, next }), formAnswerWith(card));
    assert.match(JSON.stringify(card), /doesn't allow personal messages in invitations/);
  });

  it("gives the form back when it was refused: under a new id if the old one is used up", async () => {
    const next = id("66666666-6666-4666-8666-666666666666");
    const refusal = { kind: "employee", name: "Lee", user: id("lee") } as const;
    const card = inviteFormCard({ ...aForm(), values, problems: {}, refusal }, texts);
    assert.deepEqual(await answerTo({ kind: "refused", refusal }), formAnswerWith(card));
    const renewed = inviteFormCard({ ...aForm(), id: next, values, problems: {}, refusal }, texts);
    assert.deepEqual(await answerTo({ kind: "refused", refusal, next }), formAnswerWith(renewed));
  });
});
