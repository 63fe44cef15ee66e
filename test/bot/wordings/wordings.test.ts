import assert from "node:assert/strict";
import { findCommand } from "../../../bot/wordings/find-command.ts";
import { commandAbout } from "../../../bot/wordings/wordings.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("commandAbout", () => {
  for (const language of languages) {
    it(`says in ${language} what the bot understands`, () => {
      for (const name of ["invite", "status"] as const) {
        const said = commandAbout(name, "o'brien_x$&@tailspin.com", textsFor(language));
        assert.deepEqual(findCommand(said), { name, argument: "o'brien_x$&@tailspin.com" });
      }
    });
  }
});
