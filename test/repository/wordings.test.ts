import assert from "node:assert/strict";
import { findCommand } from "../../bot/wordings/find-command.ts";
import { commandNames, offerNames } from "../../bot/command.ts";
import { splitWords } from "../../bot/wordings/wordings.ts";
import { smallTalk } from "../../bot/wordings/small-talk.ts";
import { languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";

const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");

/** The words of thirteen languages are in one table: a word must have the same meaning in all of them. */
for (const language of languages) {
  describe(`what people type in ${language}`, () => {
    const { t } = textsFor(language);

    const wordings = [
      ...commandNames.map((name) => [name, t(`commands.${name}.title`)] as const),
      ...commandNames.map((name) => [name, t(`commands.${name}.example`).replace(/ ?\S+@\S+$/, "")] as const),
      ...splitWords(t("commands.status.aliases")).map((words) => ["status", words] as const),
      ...offerNames.flatMap((name) => splitWords(t(`commands.${name}.words`)).map((words) => [name, words] as const)),
      ...splitWords(t("commands.help.greetings")).map((words) => ["help", words] as const),
    ];

    it("reaches the command that it names, also in another case, without accents and before an address", () => {
      for (const [name, words] of wordings) {
        for (const typed of [words, words.toUpperCase(), words.normalize("NFD"), withoutAccents(words)]) {
          assert.deepEqual(findCommand(typed), { name, argument: "" }, typed);
          assert.deepEqual(findCommand(`${typed} sam@fabrikam.com`), { name, argument: "sam@fabrikam.com" }, typed);
        }
      }
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
