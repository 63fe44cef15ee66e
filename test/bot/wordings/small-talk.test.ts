import assert from "node:assert/strict";
import { smallTalk } from "../../../bot/wordings/small-talk.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("smallTalk", () => {
  for (const [text, topic] of [
    ["thanks", "thanks"],
    ["Thank you!", "thanks"],
    ["thanks a lot, Guestlist :)", "thanks"],
    ["Merci beaucoup", "thanks"],
    ["bye", "bye"],
    ["À bientôt !", "bye"],
    ["ok", "ok"],
    ["OK.", "ok"],
    ["d’accord", "ok"],
    ["👍", "ok"],
    ["شكرًا جزيلاً!", "thanks"],
    ["ありがとうございました。", "thanks"],
    ["好的，谢谢", "ok"],
    ["謝謝！", "thanks"],
    ["Köszi szépen", "thanks"],
    ["nashledanou", "bye"],
  ] as const) {
    it(`finds ${topic} in “${text}”`, () => assert.equal(smallTalk(text), topic));
  }

  for (const language of languages) {
    it(`understands ${language}`, () => {
      const { t } = textsFor(language);
      for (const topic of ["thanks", "bye", "ok"] as const) {
        for (const words of t(`small-talk.${topic}.words`).split(/[,،、，] ?/)) {
          assert.equal(smallTalk(words), topic, words);
          assert.equal(smallTalk(`${words}!`), topic, words);
        }
      }
    });
  }

  for (const text of ["", "?", "okra", "thanksgiving", "invite a partner", "great things need one more thing from you"]) {
    it(`finds no small talk in “${text}”`, () => assert.equal(smallTalk(text), undefined));
  }
});
