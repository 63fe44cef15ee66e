import assert from "node:assert/strict";
import { interruptedForm } from "../../../bot/answers/interrupted-form.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { aForm, formId } from "../../build/a-form.ts";
import { id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const { id: adele } = actionCall().press.turn.person;

function formOf(data: Readonly<Record<string, unknown>>, verb = "send-invitation") {
  const call = actionCall({ data, flows: { reopenForm: async () => aForm() } });
  return interruptedForm({ ...call, press: { ...call.press, verb } });
}

describe("interruptedForm", () => {
  const data = { invitation: formId, for: adele, email: "sam@fabrikam.com", message: "Hi" };

  it("is the form as it was sent, and says that nothing was", async () => {
    const values = { email: "sam@fabrikam.com", message: "Hi" };
    const form = { ...aForm(), for: adele, id: id(formId), values, problems: {}, refusal: { kind: "interrupted" } } as const;
    assert.deepEqual(await formOf(data), inviteFormCard(form, texts));
  });

  it("asks the same approvers, and replaces the same invitation", async () => {
    const asks = { why: "policy", approvers: "Legal" } as const;
    const replaces = id("55555555-5555-4555-8555-555555555555");
    const card = JSON.stringify(
      await formOf({ ...data, replaces, confirmed: ["needs-approval"], asks, justification: "We build it together" }),
    );
    for (const part of [replaces, '"confirmed":["needs-approval"]', '"approvers":"Legal"', "We build it together"])
      assert.ok(card.includes(part), part);
  });

  it("is nothing for another button, another person's form or one that was tampered with", async () => {
    assert.equal(await formOf(data, "retry"), undefined);
    assert.equal(await formOf({ ...data, for: person({ name: "Megan" }).id }), undefined);
    assert.equal(await formOf({ for: adele }), undefined);
  });
});
