import assert from "node:assert/strict";
import { findCommand } from "../../../bot/wordings/find-command.ts";

describe("findCommand", () => {
  for (const [text, name, argument] of [
    ["invite a partner", "invite", ""],
    ["invite", "invite", ""],
    ["Invite A Partner", "invite", ""],
    ["invite sam@fabrikam.com", "invite", "sam@fabrikam.com"],
    ["INVITE Sam@Fabrikam.com", "invite", "Sam@Fabrikam.com"],
    ["invite a partner sam@fabrikam.com", "invite", "sam@fabrikam.com"],
    ["invite a colleague", "invite", "a colleague"],
    ["inviter un partenaire", "invite", ""],
    ["inviter sam@fabrikam.com", "invite", "sam@fabrikam.com"],
    ["Inviter un partenaire SAM@fabrikam.com", "invite", "SAM@fabrikam.com"],
    ["status sam@fabrikam.com", "status", "sam@fabrikam.com"],
    ["statut sam@fabrikam.com", "status", "sam@fabrikam.com"],
    ["status", "status", ""],
    ["resend sam@fabrikam.com", "resend", "sam@fabrikam.com"],
    ["Historique sam@fabrikam.com", "status", "sam@fabrikam.com"],
    ["link", "link", ""],
    ["pending", "pending", ""],
    ["pending older than 7 days", "pending", "older than 7 days"],
    ["En attente", "pending", ""],
    ["help", "help", ""],
    ["aide", "help", ""],
    ["EN ATTENTÉ", "pending", ""],
    ["invite\u00a0sam@fabrikam.com", "invite", "sam@fabrikam.com"],
    ["invite zoe\u0301@fabrikam.com", "invite", "zo\u00e9@fabrikam.com"],
    ["hi", "help", ""],
    ["Hello", "help", ""],
    ["HEY there", "help", "there"],
    ["bonjour", "help", ""],
    ["Salut", "help", ""],
  ] as const) {
    it(`takes "${text}" for ${name}${argument && ` with "${argument}"`}`, () => {
      assert.deepEqual(findCommand(text), { name, argument });
    });
  }

  for (const text of ["", "invitation", "statuses", "en route", "en", "please invite sam@fabrikam.com", "constructor", "<at>Diego</at>"]) {
    it(`knows no command in "${text}"`, () => assert.equal(findCommand(text), undefined));
  }
});
