import assert from "node:assert/strict";
import { readConfirmed, readInvitationId, readSubmittedForm } from "../../../bot/data/invitation-data.ts";
import { teamsIds } from "../../build/activities.ts";

const invitation = "44444444-4444-4444-8444-444444444444";
const email = "sam@fabrikam.com";
const form = { invitation, for: teamsIds.adele, email };
const longest = "x".repeat(10_000);

describe("readInvitationId", () => {
  it("reads the invitation that a button is about", () => assert.equal(readInvitationId({ invitation, more: 1 }), invitation));

  for (const broken of [undefined, {}, { invitation: "1" }, { invitation: 7 }, { invitation: "../x" }, { invitation: [invitation] }]) {
    it(`finds none in ${JSON.stringify(broken)}`, () => assert.equal(readInvitationId(broken), undefined));
  }
});

describe("readSubmittedForm", () => {
  it("reads the fields that are text, the beginning of longer ones than any may be", () => {
    const data = { ...form, message: longest, cc: 7, sendMail: "false", redirectUrl: `${longest}${longest}`, extra: "x" };
    assert.deepEqual(readSubmittedForm(data), {
      id: invitation,
      for: teamsIds.adele,
      values: { email, message: longest, sendMail: "false", redirectUrl: `${longest}x` },
      confirmed: [],
    });
  });

  it("reads the id of a person in capitals in lower case", () => {
    assert.equal(readSubmittedForm({ ...form, for: teamsIds.adele.toUpperCase() })?.for, teamsIds.adele);
  });

  const mistaken = "55555555-5555-4555-8555-555555555555";
  for (const [replaces, read] of [
    [mistaken, mistaken],
    ["' or 1=1", undefined],
    [7, undefined],
  ] as const) {
    it(`reads ${JSON.stringify(replaces)} as ${read ? "the invitation to replace" : "no invitation to replace"}`, () => {
      assert.equal(readSubmittedForm({ ...form, replaces })?.replaces, read);
    });
  }

  it("takes the address that a button corrects, keeps the other fields, and counts nothing as confirmed", () => {
    const data = { ...form, message: "Hi", confirmed: ["domain-mistyped"], instead: "sam@gmail.com" };
    const read = { id: invitation, for: teamsIds.adele, values: { email: "sam@gmail.com", message: "Hi" }, confirmed: [] };
    assert.deepEqual(readSubmittedForm(data), read);
    assert.equal(readSubmittedForm({ ...form, instead: 7 })?.values.email, email);
  });

  it("counts nothing as confirmed after the address was changed", () => {
    const confirmed = ["guest-pending"];
    const read = [email, "nora@fabrikam.com", 7].map((about) => readSubmittedForm({ ...form, confirmed, about })?.confirmed);
    assert.deepEqual(read, [confirmed, [], []]);
  });

  const said = { why: "policy", approvers: "Contoso Partners" } as const;
  for (const [asks, read] of [
    [said, said],
    [{ ...said, more: 7 }, said],
    [{ ...said, why: "because" }, undefined],
    [{ ...said, approvers: `${longest}x` }, undefined],
    ["policy", undefined],
  ] as const) {
    it(`reads ${read ? "the approvers that the form named" : "no approvers"} from ${JSON.stringify(asks).slice(0, 60)}`, () => {
      assert.deepEqual(readSubmittedForm({ ...form, asks, about: email })?.asks, read);
      assert.equal(readSubmittedForm({ ...form, asks, about: "nora@fabrikam.com" })?.asks, undefined);
    });
  }

  for (const broken of [
    { ...form, invitation: "1" },
    { ...form, invitation: undefined },
    { ...form, for: "adele" },
    { ...form, for: 7 },
    {},
  ]) {
    it(`can't read a form with ${JSON.stringify(broken)}`, () => assert.equal(readSubmittedForm(broken), undefined));
  }
});

describe("readConfirmed", () => {
  for (const [confirmed, read] of [
    [["guest-pending", "guest-pending", "everything", 7, null], ["guest-pending"]],
    ["guest-pending", []],
    [Array.from({ length: 101 }, () => "guest-pending"), []],
    [undefined, []],
  ]) {
    it(`reads ${JSON.stringify(read)} from ${confirmed === undefined ? "nothing" : JSON.stringify(confirmed).slice(0, 60)}`, () => {
      assert.deepEqual(readConfirmed(confirmed), read);
    });
  }
});
