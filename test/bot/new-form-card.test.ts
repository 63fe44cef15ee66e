import assert from "node:assert/strict";
import { newFormCard } from "../../bot/new-form-card.ts";
import { inviteFormCard } from "../../src/cards/invite-form.ts";
import { aForm } from "../build/a-form.ts";
import { id } from "../build/ids.ts";
import { texts } from "../fakes/action-call.ts";

const form = (email: string, found = {}) => inviteFormCard({ ...aForm(email), isNew: true, problems: {}, ...found }, texts);

describe("newFormCard", () => {
  it("says nothing about a good address, or none", () => {
    for (const email of ["", "sam@fabrikam.com"]) assert.deepEqual(newFormCard(aForm(email), texts), form(email));
  });

  it("says what it has to say about a team, or about the invitation that it replaces", () => {
    for (const found of [{ team: { kind: "always", name: "Falcon" } }, { replaces: id("invitation-2") }] as const) {
      assert.deepEqual(newFormCard({ ...aForm(""), ...found }, texts), form("", found));
    }
  });

  it("says at the field what is wrong with the address", () => {
    for (const [email, problem] of [
      ["sam@fabrikam", "email-malformed"],
      ["sam@fabrikam.invalid", "email-reserved"],
    ] as const) {
      assert.deepEqual(newFormCard(aForm(email), texts), form(email, { problems: { email: problem } }));
    }
  });

  it("asks about a mistyped domain, with a press that only corrects the address", () => {
    const mistyped = { kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "sam@gmail.com" } as const;
    const card = newFormCard({ ...aForm("Sam <sam@gmial.com>"), mistyped }, texts);
    assert.deepEqual(card, form("Sam <sam@gmial.com>", { refusal: { kind: "to-confirm", cautions: [mistyped] } }));
    assert.match(JSON.stringify(card), /Did you mean gmail\.com\?.*"Use sam@gmail\.com".*"onlyCorrect":true/);
  });
});
