import assert from "node:assert/strict";
import { wasTold } from "../../../scripts/chaos/books/was-told.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { aForm } from "../../build/a-form.ts";
import { sending } from "../../build/in-state.ts";

const texts = textsFor("en");
const form = inviteFormCard({ ...aForm(), problems: {} }, texts);
const returned = inviteFormCard({ ...aForm(), problems: {}, refusal: { kind: "interrupted" } }, texts);
const living = invitationCard({ invitation: sending() }, texts);
const send = (text: string, step = "send") => ({ step, text });

describe("wasTold", () => {
  for (const [what, answers, card, expected] of [
    ["no press was answered", [], form, false],
    ["Teams said that it didn't work", [send("http: Unable to reach the app")], form, true],
    ["the bot said that it didn't work", [send("message: Something went wrong on my side.")], form, true],
    ["the work went on, and the form came back with the reason", [send("message: Working on it")], returned, true],
    ["the work went on, and nothing came of it", [send("message: Working on it")], form, false],
    ["the form came back with the reason", [send("card", "send (2)")], returned, true],
    ["a card of an invitation was shown that is stored nowhere", [send("card")], living, false],
    ["an error was followed by such a card", [send("http: no"), send("card", "send (2)")], living, false],
    ["only another mail was refused", [send("card"), send("message: Not now", "send again")], living, false],
  ] as const)
    it(`${expected ? "is true" : "is false"} when ${what}`, () => {
      assert.equal(wasTold(answers, card), expected);
    });
});
