import assert from "node:assert/strict";
import { findCommand } from "../../../bot/wordings/find-command.ts";
import { readTurn } from "../../../bot/turn.ts";
import { message } from "../../build/activities.ts";

const email = "sam@fabrikam.com";

/** Finds the command in a text as a keyboard sends it. */
const typed = (text: string) => findCommand(readTurn(message({ text }))?.text ?? "");

describe("A command in another script", () => {
  for (const [how, text, name, argument] of [
    ["without a space", `招待${email}`, "invite", email],
    ["with a space", `招待 ${email}`, "invite", email],
    ["with the wide space of an input method", `招待\u3000${email}`, "invite", email],
    ["with the wide letters and signs of an input method", "招待　ｓａｍ＠ｆａｂｒｉｋａｍ．ｃｏｍ", "invite", email],
    ["with its long title", `パートナーを招待${email}`, "invite", email],
    ["in kana with their marks apart", "ヘルフ\u309a", "help", ""],
    ["without a space", `邀请${email}`, "invite", email],
    ["with its long title", `邀请合作伙伴 ${email}`, "invite", email],
    ["in traditional characters", `邀請合作夥伴${email}`, "invite", email],
    ["in traditional characters", "幫助", "help", ""],
    ["in traditional characters", "待審批", "waiting", ""],
    ["in traditional characters", "將此頻道用於審批", "use-for-approvals", ""],
    ["with a wide at sign alone", "状态sam＠fabrikam.com", "status", email],
    ["with a number behind", "待接受7天", "pending", "7天"],
    ["from right to left", `دعوة ${email}`, "invite", email],
    ["copied with marks of direction", `\u2067\u200fدعوة \u2068${email}\u2069\u2069`, "invite", email],
    ["with vowel signs and stretched", "مَرْحَبًــا", "help", ""],
    ["without hamza", "اعلان القبول هنا", "announce", ""],
    ["without accents", "napoveda", "help", ""],
    ["in capitals without accents", "FUGGOBEN", "pending", ""],
  ] as const) {
    it(`is understood ${how}: "${text}"`, () => assert.deepEqual(typed(text), { name, argument }));
  }

  for (const text of ["招待状", "邀请函", "邀请函 sam@fabrikam.com", "دعوات"]) {
    it(`isn't found in the longer word "${text}"`, () => assert.equal(typed(text), undefined));
  }
});
