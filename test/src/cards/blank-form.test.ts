import assert from "node:assert/strict";
import { blankFormCard } from "../../../src/cards/blank-form.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { id } from "../../build/ids.ts";

const defaultRedirectUrl = "https://myapplications.microsoft.com/?tenantid=t";
const form = (number: number, inChannel = false) => ({
  id: id(`invitation-${number}`),
  for: id(`person-${number}`),
  defaultRedirectUrl,
  inChannel,
});

describe("blankFormCard", () => {
  for (const language of languages) {
    it(`is the same card in "${language}" as the form that is drawn each time, with its own ids`, () => {
      const texts = textsFor(language);
      for (const view of [form(1), form(2), form(3, true), form(4)]) {
        const drawn = inviteFormCard({ ...view, values: {}, problems: {}, isNew: true }, texts);
        assert.deepEqual(blankFormCard(view, texts), drawn);
      }
    });
  }

  it("keeps pages apart", () => {
    const texts = textsFor("en");
    const urlIn = (card: object) => /"value":"(https:[^"]*)"/.exec(JSON.stringify(card))?.[1];
    assert.equal(urlIn(blankFormCard(form(1), texts)), defaultRedirectUrl);
    const elsewhere = { ...form(1), defaultRedirectUrl: "https://contoso.example/" };
    assert.equal(urlIn(blankFormCard(elsewhere, texts)), elsewhere.defaultRedirectUrl);
  });

  it("is a card of its own each time", () => {
    const texts = textsFor("en");
    assert.notEqual(blankFormCard(form(1), texts), blankFormCard(form(1), texts));
  });
});
