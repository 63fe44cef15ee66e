import assert from "node:assert/strict";
import { pageWords } from "../../../src/routes/page-words.ts";
import { pageHeaders, plainPage } from "../../../src/routes/plain-page.ts";

const words = { language: "en", direction: "ltr", title: "Title", text: "Text" } as const;

describe("plainPage", () => {
  it("shows what it is given as text, whatever it is", () => {
    const nasty = `<script>"'&</script>`;
    const page = plainPage({ ...words, title: nasty, text: nasty, language: nasty });
    assert.ok(!page.includes("<script>"));
    assert.equal(page.split("&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;").length, 5);
  });

  it("has one style, which its headers allow, and nothing else that a browser would fetch or run", () => {
    const page = plainPage(words);
    assert.equal(/<style>/g.exec(page)?.length, 1);
    assert.ok(!/<(?:script|img|link|iframe|form|a)\b/.test(page));
    assert.match(pageHeaders["content-security-policy"] ?? "", /default-src 'none'/);
  });
});

describe("pageWords", () => {
  it("turn with the language, and fall back to English", () => {
    assert.deepEqual(
      ["fr-FR", "ar-SA", "xx", undefined, "no locale <b>"].map((locale) => {
        const { language, direction } = pageWords("done", locale, "");
        return `${language} ${direction}`;
      }),
      ["fr ltr", "ar rtl", "en ltr", "en ltr", "en ltr"],
    );
  });

  it("name the reference where somebody may need it", () => {
    assert.ok(pageWords("refused", "en", "4f7c2a9e").text.includes("4f7c2a9e"));
    assert.ok(pageWords("unavailable", "en", "4f7c2a9e").text.includes("4f7c2a9e"));
  });
});
