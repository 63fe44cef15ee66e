import assert from "node:assert/strict";
import { fillText, mailTexts } from "../../../sandbox/partner/mail-texts.ts";

describe("mailTexts", () => {
  it("G139: has Microsoft's subject and paragraph in English, French, German, Spanish and Hungarian", () => {
    const values = { inviter: "Adele", domain: "contoso.com" };
    assert.deepEqual(
      ["en-US", "fr-FR", "de", "ES-mx", "hu-HU"].map((tag) => fillText(mailTexts(tag).invitationSubject, values)),
      [
        "Adele invited you to collaborate with contoso.com",
        "Adele vous a invité à collaborer avec contoso.com",
        "Adele hat Sie zur Zusammenarbeit mit contoso.com eingeladen",
        "Adele le ha invitado a colaborar con contoso.com",
        "Adele együttműködésre hívta meg Önt a következővel: contoso.com",
      ],
    );
  });

  it("falls back to English", () => assert.equal(mailTexts("nb-NO"), mailTexts("en")));

  it("leaves an unknown placeholder unchanged", () => assert.equal(fillText("{a} {b}", { a: "1" }), "1 {b}"));
});
