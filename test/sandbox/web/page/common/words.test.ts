import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import sinon from "sinon";
import { inTheirWords, LANGUAGES, speak, word } from "../../../../../sandbox/web/page/common/words.js";
import { ENGLISH } from "../../../../../sandbox/web/page/words/english.js";
import { languages } from "../../../../../src/texts/locale.ts";
import * as teamsWords from "../../../../../sandbox/teams/client/teams-words.ts";
import { inBrowser } from "../in-browser.ts";

const fileOf = async (path: string) => readFile(`sandbox/web/page/words/${path.split("/").at(-1)}`, "utf8");
const valuesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe("the page's words", () => {
  inBrowser();
  beforeEach(() =>
    sinon.stub(globalThis, "fetch").callsFake(async (path) => new Response(typeof path === "string" ? await fileOf(path) : "")),
  );
  afterEach(async () => {
    await speak("en-US");
    sinon.restore();
  });

  it("are in every language that the bot speaks, with the same values", async () => {
    assert.deepEqual(["en", ...LANGUAGES].toSorted(), [...languages].toSorted());
    for (const language of LANGUAGES) {
      const words = Object.entries<string>(JSON.parse(await fileOf(`${language}.json`)));
      const shape = (entries: readonly (readonly [string, string])[]) => entries.map(([key, text]) => [key, valuesIn(text)]);
      assert.deepEqual(shape(words), shape(Object.entries(ENGLISH)), language);
    }
  });

  it("follow the person's language and direction, also in the document", async () => {
    document.body.innerHTML = '<nav data-word-label="apps"><span data-word="chat">Chat</span></nav>';
    await speak("ar-SA");
    const { lang, dir } = document.documentElement;
    assert.deepEqual([lang, dir, document.body.textContent], ["ar-SA", "rtl", "الدردشة"]);
    assert.equal(document.querySelector("nav")?.getAttribute("aria-label"), "التطبيقات");
    await speak("de-DE");
    assert.deepEqual([document.documentElement.dir, word("toastIn", { name: "Ada", place: "Allgemein" })], ["ltr", "Ada in Allgemein"]);
  });

  it("are English where there is no file", async () => {
    await speak("ko-KR");
    assert.deepEqual([document.documentElement.lang, word("edited")], ["en", "Edited"]);
  });

  it("have all that Teams itself says when an app fails, and leave the bot's words alone", async () => {
    await speak("de-DE");
    const { NO_DIALOGS: ofTheSandbox, ...ofTeams } = teamsWords;
    for (const text of Object.values(ofTeams)) assert.notEqual(inTheirWords(text), text);
    assert.equal(inTheirWords(teamsWords.APP_NOT_HERE), "Fügen Sie die App hinzu, um mit ihr zu chatten.");
    assert.deepEqual([ofTheSandbox, "Invited."].map(inTheirWords), [ofTheSandbox, "Invited."]);
  });
});
