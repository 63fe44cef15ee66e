import assert from "node:assert/strict";
import { formFields, inviteForm, optionField, optionNames, valueAtFirst } from "../../../src/domain/invite-form.ts";
import { everyField, everyOption } from "../../build/full-store/options.ts";

const usual = "https://myapplications.microsoft.com/?tenantid=tenant";

describe("inviteForm", () => {
  it("begins with the fields that aren't under the options", () => {
    assert.deepEqual(formFields.slice(0, 3), ["email", "addToTeam", "justification"]);
  });

  for (const field of formFields) {
    it(`accepts the initial value of ${field}, and an example`, () => {
      const values = [valueAtFirst(field, usual), everyField[field]].filter((value) => value !== "");
      assert.deepEqual(
        values.map((value) => inviteForm[field].check(value)),
        values.map(() => undefined),
      );
    });
  }
});

describe("valueAtFirst", () => {
  it("is the value on a new form", () => {
    const values = formFields.map((field) => [field, valueAtFirst(field, usual)] as const).filter(([, value]) => value !== "");
    assert.deepEqual(Object.fromEntries(values), {
      sendMail: "true",
      redirectUrl: usual,
      addToTeam: "true",
      toChannel: "false",
      userType: "Guest",
    });
  });
});

describe("optionField", () => {
  for (const name of optionNames) {
    it(`reads the value that it writes for ${name}`, () => {
      const write: (option: never) => string = optionField(name).write;
      assert.deepEqual(optionField(name).read(write(everyOption[name] as never)), everyOption[name]);
    });
  }
});
