import assert from "node:assert/strict";
import { closestCommand } from "../../../bot/wordings/closest-command.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const inEnglish = (text: string) => closestCommand(text, textsFor("en"))?.command;

describe("closestCommand", () => {
  for (const [typed, meant] of [
    ["invit a partner", "invite a partner"],
    ["invte", "invite a partner"],
    ["statsu", "status"],
    ["statsu sam@fabrikam.com", "status sam@fabrikam.com"],
    ["please invite sam@fabrikam.com", "invite sam@fabrikam.com"],
    ["Could you invite Sam <sam@fabrikam.com>?", "invite sam@fabrikam.com"],
    ["resnd sam@fabrikam.com", "resend sam@fabrikam.com"],
    ["pendng here", "pending here"],
    ["what is still pending?", "pending"],
    ["hepl", "help"],
    ["helo", "help"],
    ["I need help!", "help"],
    ["inviter un partenair", "invite a partner"],
  ] as const) {
    it(`takes “${typed}” for “${meant}”`, () => assert.equal(inEnglish(typed), meant));
  }

  for (const text of ["", "what is this?", "sam@fabrikam.com", "the link is broken", "hip"]) {
    it(`takes “${text.slice(0, 20)}” for no command`, () => assert.equal(inEnglish(text), undefined));
  }

  it("reads text of any length quickly", () => {
    for (const text of ["x".repeat(1_000_000), "、".repeat(1_000_000), "(a".repeat(500_000)]) assert.equal(inEnglish(text), undefined);
  });

  for (const [language, typed, meant] of [
    ["hu", "kérlek, meghivas sam@fabrikam.com", "meghívás sam@fabrikam.com"],
    ["cs", "cekajici 7 dni prosim?", "čekající 7 dni prosim?"],
    ["ja", "sam@fabrikam.comを招待してください", "招待 sam@fabrikam.com"],
    ["ja", "パートナーを招待したいです", "パートナーを招待"],
    ["ja", "保留中を見せて", "保留中"],
    ["zh", "请邀请sam@fabrikam.com", "邀请 sam@fabrikam.com"],
    ["zh", "我需要帮助", "帮助"],
    ["ar", "أريد دَعْوَة شريك", "دعوة شريك"],
    ["ar", "دعوه sam@fabrikam.com", "دعوة sam@fabrikam.com"],
  ] as const) {
    it(`takes “${typed}” for “${meant}”, with or without spaces`, () =>
      assert.equal(closestCommand(typed, textsFor(language))?.command, meant));
  }

  it("names the addresses that the command is about, whole", () => {
    const about = (text: string) => closestCommand(text, textsFor("en"))?.addresses;
    assert.deepEqual(about("statsu sam@fabrikam.com, kim@fabrikam.com"), ["sam@fabrikam.com", "kim@fabrikam.com"]);
    assert.deepEqual(about("invit dana weber@fabrikam.com"), ["dana weber@fabrikam.com"]);
    assert.deepEqual(about("sam@fabrikam.com: statsu"), ["sam@fabrikam.com"]);
  });

  it("knows the person's own language besides English", () => {
    assert.equal(closestCommand("inviter un partenair", textsFor("fr"))?.command, "inviter un partenaire");
    assert.equal(closestCommand("statsu", textsFor("fr"))?.command, "statut");
  });
});
