import assert from "node:assert/strict";
import { invite } from "../../../bot/commands/invite.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { suggestionCard } from "../../../src/cards/suggestion.ts";
import { aForm } from "../../build/a-form.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";

describe("invite", () => {
  async function answered(argument: string) {
    const call = commandCall({ argument, flows: { openForm: async (_by, email) => aForm(email) } });
    await invite(call);
    return call.reply.replied;
  }
  const form = (email: string, problems = {}) => ({
    card: inviteFormCard({ ...aForm(email), problems }, texts),
    summary: "Invite a partner",
  });

  for (const [argument, email] of [
    ["", ""],
    ["sam@fabrikam.com", "sam@fabrikam.com"],
    ["Sam Rivera <sam@fabrikam.com>", "sam@fabrikam.com"],
    ["my friend sam@fabrikam.com, please", "sam@fabrikam.com"],
    ["a colleague", ""],
  ] as const) {
    it(`answers “${argument}” with a form with ${email === "" ? "nothing" : email} in it`, async () => {
      assert.deepEqual(await answered(argument), [form(email)]);
    });
  }

  for (const [argument, problem] of [
    ["sam", "email-malformed"],
    ["sam@fabrikam", "email-malformed"],
    ["sam+x@fabrikam.com", "email-characters"],
    ["dana,weber@fabrikam.com", "email-damaged"],
    ["dana weber@fabrikam.com", "email-damaged"],
    ["dana.weber @fabrikam.com", "email-damaged"],
    ["dana maria weber@fabrikam.com", "email-damaged"],
  ] as const) {
    it(`keeps “${argument}” in the form, with what is wrong beside it`, async () => {
      assert.deepEqual(await answered(argument), [form(argument, { email: problem })]);
    });
  }

  it("leaves the words out that stand beside an address with a problem of its own", async () => {
    assert.deepEqual(await answered("sam+x@fabrikam.com, please"), [form("sam+x@fabrikam.com", { email: "email-characters" })]);
  });

  it("takes the first valid one of several addresses, and names the others", async () => {
    const text = "I invite one partner at a time, and the form begins with kim@fabrikam.com. Still to come: a@b and lou@fabrikam.com";
    const suggestion = suggestionCard({ text, commands: ["invite a@b", "invite lou@fabrikam.com"] }, texts);
    assert.deepEqual(await answered('a@b, "Kim, A." <kim@fabrikam.com>; lou@fabrikam.com'), [
      form("kim@fabrikam.com"),
      { card: suggestion, summary: "Invite a partner" },
    ]);
  });

  it("names at most 20 other addresses, and offers five of them", async () => {
    const many = Array.from({ length: 30 }, (_, index) => `p${index}@fabrikam.com`);
    const [, answer] = await answered(many.join(" "));
    const said = JSON.stringify(answer);
    assert.deepEqual(
      [said.includes("p20@"), said.includes("p21@"), said.includes("…"), said.split("run-command").length - 1],
      [true, false, true, 5],
    );
  });
});
