import assert from "node:assert/strict";
import { findCommand } from "../../bot/wordings/find-command.ts";
import { foldWords } from "../../bot/wordings/fold-words.ts";
import { commands } from "../../bot/commands/index.ts";
import type { CommandName } from "../../bot/command.ts";
import { splitWords, wordingsIn } from "../../bot/wordings/wordings.ts";
import { smallTalk } from "../../bot/wordings/small-talk.ts";
import { readPendingFilter } from "../../src/domain/pending-filter.ts";
import { languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";

const names = Object.keys(commands) as CommandName[];
const inAllLanguages = (key: "commands.pending.mine" | "commands.pending.here") =>
  languages.map((language) => foldWords(textsFor(language).t(key)));
const filterWords = { mine: inAllLanguages("commands.pending.mine"), here: inAllLanguages("commands.pending.here") };

/** Words of thirteen languages meet in one table: what means something in one must not mean something else in another. */
for (const language of languages) {
  describe(`what people type in ${language}`, () => {
    const { t } = textsFor(language);

    it("reaches the command that it names, also before an address", () => {
      for (const { name, folded } of wordingsIn(language, names)) {
        assert.deepEqual(findCommand(folded), { name, argument: "" }, folded);
        assert.deepEqual(findCommand(`${folded} sam@fabrikam.com`), { name, argument: "sam@fabrikam.com" }, folded);
      }
    });

    it("narrows the list of what is pending, as help says it can", () => {
      // marks of direction show only; the turn takes them off whatever is typed or pasted
      const said = splitWords(t("commands.pending.also")).map((words) => words.replace(/\p{Cf}/gu, ""));
      const read = said.map((words) => {
        const { name, argument = "" } = findCommand(words) ?? {};
        return { name, ...readPendingFilter(foldWords(argument), filterWords, "here") };
      });
      assert.deepEqual(read, [
        { name: "pending", filter: { of: "mine" }, understood: true },
        { name: "pending", filter: { of: "here" }, understood: true },
        { name: "pending", filter: { of: "here", domain: "fabrikam.com" }, understood: true },
        { name: "pending", filter: { of: "here", days: 7 }, understood: true },
      ]);
    });

    it("is small talk only where it is no command, and of one kind", () => {
      for (const topic of ["thanks", "bye", "ok"] as const) {
        for (const words of splitWords(t(`small-talk.${topic}.words`))) {
          assert.equal(findCommand(words), undefined, words);
          assert.equal(smallTalk(words), topic, words);
        }
      }
    });
  });
}
