import assert from "node:assert/strict";
import { pageWords } from "../../../src/routes/page-words.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("pageWords", () => {
  it("speak the language of the reader, and run in its direction", () => {
    const { t } = textsFor("fr-FR");
    assert.deepEqual(pageWords("unavailable", "fr-FR", "ref-1"), {
      ...{ language: "fr", direction: "ltr" },
      ...{ title: t("page.unavailable-title"), text: t("page.unavailable", { reference: "ref-1" }) },
    });
    assert.equal(pageWords("done", "ar", "ref-1").direction, "rtl");
  });

  it("are English when the reader's language is unknown", () => assert.equal(pageWords("done", undefined, "ref-1").language, "en"));
});
