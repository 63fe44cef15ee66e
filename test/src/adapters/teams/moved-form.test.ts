import assert from "node:assert/strict";
import { addAppActivity, movedFormActivity } from "../../../../src/adapters/teams/moved-form.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";

const adele = person({ name: "Adele Vance", locale: "fr-FR" });

describe("movedFormActivity", () => {
  it("is a form with what was typed and why it is there, in the person's language", () => {
    const draft = aDraft({ by: adele, replaces: id("mistaken") });
    const { text, attachments, summary } = movedFormActivity(
      draft,
      { defaultRedirectUrl: "https://contoso.com", inChannel: true },
      textsFor,
    );
    assert.match(text ?? "", /^Je n'ai pas pu vous connecter là-bas/);
    assert.match(summary ?? "", /formulaire/);
    const form = JSON.stringify(attachments?.[0]?.content);
    assert.ok([draft.id, draft.by.id, "mistaken", "sam@fabrikam.com", "Bonjour"].every((word) => form.includes(word)));
  });
});

describe("addAppActivity", () => {
  it("tells a person in a shared conversation that they must add the app, and mentions them", () => {
    const { text, entities } = addAppActivity(adele, textsFor);
    assert.match(text ?? "", /^<at>Adele Vance<\/at>, je n'ai pas pu vous connecter ici/);
    assert.deepEqual(entities?.[0]?.["mentioned"], { id: adele.teamsId, name: "Adele Vance" });
  });
});
