import assert from "node:assert/strict";
import { formValuesOf } from "../../../src/domain/form-values.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import { formFields, optionNames } from "../../../src/domain/invite-form.ts";
import type { FormValues } from "../../../src/domain/invite-form.ts";
import { readForm } from "../../../src/domain/read-form.ts";
import { anApproval } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { everyField, everyOption } from "../../build/full-store/options.ts";

const usual = "https://myapplications.microsoft.com/?tenantid=tenant";

function optionsIn(values: FormValues): InviteOptions {
  const form = readForm({ ...values, email: "sam@fabrikam.com" }, usual);
  return form.kind === "form" ? form.options : assert.fail(JSON.stringify(form.problems));
}

describe("formValuesOf", () => {
  it("fills in each field of a form as typed, except the address and the channel", () => {
    const { email: _, toChannel: __, addToTeam: ___, ...values } = everyField;
    const approval = anApproval({ justification: values.justification });
    assert.deepEqual(formValuesOf({ options: optionsIn(everyField), approval }), values);
  });

  it("has an option for every other field", () => {
    const others = formFields.filter((name) => !["email", "justification", "addToTeam", "toChannel"].includes(name));
    assert.deepEqual([optionNames, Object.keys(optionsIn(everyField)).toSorted()], [others, others.toSorted()]);
  });

  for (const name of optionNames) {
    it(`gives ${name} to a form that reads it unchanged`, () => {
      const options = { redirectUrl: usual, sendMail: true, [name]: everyOption[name] };
      assert.deepEqual(optionsIn(formValuesOf({ options })), options);
    });
  }

  const channel = { conversation: id("19:sales@thread.tacv2") };
  const plan = { groupId: "g", name: "Contoso Partners", since: at("10:00") };
  for (const [what, known, addToTeam] of [
    ["wants the team again", { home: channel, team: { ...plan, stage: "wanted" } }, "true"],
    ["wants the team again where the partner was in it", { home: channel, team: { ...plan, stage: "seen" } }, "true"],
    ["wants the team again that was lost with the guest's account", { home: channel, team: { ...plan, stage: "undone" } }, "true"],
    [
      "doesn't want a team from which somebody took the partner out",
      { home: channel, team: { ...plan, stage: "undone", by: { id: id("megan"), name: "Megan Bowen" } } },
      "false",
    ],
    ["wants no team where it wasn't wanted", { home: channel }, "false"],
    ["says nothing about a team in a chat", { home: { conversation: id("a:1") } }, undefined],
  ] as const) {
    it(what, () => assert.equal(formValuesOf({ options: { redirectUrl: usual, sendMail: true }, ...known }).addToTeam, addToTeam));
  }

  it("makes a form of few options that is read the same", () => {
    const options = { redirectUrl: usual, sendMail: true };
    assert.deepEqual(formValuesOf({ options }), { redirectUrl: usual, sendMail: "true" });
    assert.deepEqual(optionsIn(formValuesOf({ options })), options);
  });
});
