import assert from "node:assert/strict";
import { openForm } from "../../../../src/flows/inviting/open-form.ts";
import { person } from "../../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();

describe("openForm", () => {
  it("is a new form of one person, with the address filled in", () => {
    const { ports } = fakeOutside();
    const form = openForm(ports, adele, "sam@fabrikam.com", "channel");
    const { id } = form;
    assert.deepEqual(form, { id, for: adele.id, values: { email: "sam@fabrikam.com" }, defaultRedirectUrl, inChannel: true });
    assert.notEqual(openForm(ports, adele, "", "channel").id, id);
  });

  for (const where of ["personal", "groupChat"] as const) {
    it(`offers no channel's link in a ${where} chat`, () => {
      assert.equal(openForm(fakeOutside().ports, adele, "", where).inChannel, false);
    });
  }

  for (const [what, email, values] of [
    ["nothing", "", {}],
    ["a text of 1,000 characters", "x".repeat(1_000), { email: "x".repeat(1_000) }],
    ["no longer text", "x".repeat(1_001), {}],
  ] as const) {
    it(`fills in ${what}`, () => assert.deepEqual(openForm(fakeOutside().ports, adele, email, "channel").values, values));
  }
});
