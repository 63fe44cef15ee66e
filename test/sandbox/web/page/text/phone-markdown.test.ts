import assert from "node:assert/strict";
import { renderPhoneMarkdown } from "../../../../../sandbox/web/page/text/phone-markdown.js";

const onAndroid = (text: string) => renderPhoneMarkdown(text, "android");
const oniOS = (text: string) => renderPhoneMarkdown(text, "ios");

/** Mostly from the unit tests of Teams-AdaptiveCards-Mobile (MarkDownUnitTest.cpp). */
const emphasis: readonly (readonly [text: string, html: string])[] = [
  ["*foo bar*", "<em>foo bar</em>"],
  ["_foo bar_", "<em>foo bar</em>"],
  ["_ foo bar_", "_ foo bar_"],
  ['a*"foo"*', "a*&quot;foo&quot;*"],
  ["foo*bar*", "foo<em>bar</em>"],
  ["foo_bar_", "foo_bar_"],
  ["5_6_78", "5_6_78"],
  ["foo-_(bar)_", "foo-<em>(bar)</em>"],
  ["_foo*", "_foo*"],
  ["*foo *", "*foo *"],
  ["*(*foo*)*", "<em>(<em>foo</em>)</em>"],
  ["*foo*bar", "<em>foo</em>bar"],
  ["_foo_bar", "_foo_bar"],
  ["_(bar)_.", "<em>(bar)</em>."],
  ["**foo bar**", "<strong>foo bar</strong>"],
  ["**(**foo)", "**(**foo)"],
  ["_foo __bar__ baz_", "<em>foo <strong>bar</strong> baz</em>"],
  ["*foo *bar**", "<em>foo <em>bar</em></em>"],
  ["foo *\\**", "foo <em>*</em>"],
  ["**foo*", "*<em>foo</em>"],
  ["*foo**", "<em>foo</em>*"],
  ["***foo***", "<strong><em>foo</em></strong>"],
  ["*foo _bar* baz_", "<em>foo _bar</em> baz_"],
  ["*foo __bar *baz bim__ bam*", "<em>foo <strong>bar *baz bim</strong> bam</em>"],
  ["**foo **bar baz**", "**foo <strong>bar baz</strong>"],
  ["*hello *hello**h*", "*hello <em>hello**h</em>"],
  ["Hello***World***", "Hello***World***"],
  ["以前**以前**", "以前<strong>以前</strong>"],
];

const link = (url: string, text: string) => `<a href="${url}" target="_blank" rel="noopener noreferrer">${text}</a>`;
const url = "https://a.example";
const links: readonly (readonly [text: string, html: string])[] = [
  [`[hello](${url})`, link(url, "hello")],
  [`[[[[hello](${url})`, `[[[${link(url, "hello")}`],
  [`[[hello]](${url})`, link(url, "[hello]")],
  [`[*[hello]*](${url})`, link(url, "<em>[hello]</em>")],
  [`[*hello]hello](${url})`, `[*hello]hello](${url})`],
  [`[a](${url}/(a)b)c`, `${link(`${url}/(a)b`, "a")}c`],
  ["[a](javascript:alert(1))", "a"],
  [`[a] (${url})`, `[a] (${url})`],
  [`\\[a\\](${url})`, `[a](${url})`],
  ["[a](", "[a]("],
  ["[a](()", "[a](()"],
  [`[a]( ${url})`, `[a]( ${url})`],
];

const lists: readonly (readonly [text: string, html: string])[] = [
  ["- hello", "<ul><li>hello</li></ul>"],
  ["- a\n- b\n+ c", "<ul><li>a</li><li>b</li><li>c</li></ul>"],
  ["- hello world - hello hello", "<ul><li>hello world - hello hello</li></ul>"],
  ["Hello\r- my list", "<p>Hello</p><ul><li>my list</li></ul>"],
  ["- my list\r\rHello", "<ul><li>my list</li></ul><p>Hello</p>"],
  ["- my list\rHello", "<ul><li>my list<br>Hello</li></ul>"],
  ["* foo bar*", "<ul><li>foo bar*</li></ul>"],
  ["(EXT)- a", "<p>(EXT)</p><ul><li>a</li></ul>"],
  ["023-34-567", "<p>023-34-567</p>"],
  ["1. hello", "<p>1. hello</p>"],
];

describe("renderPhoneMarkdown", () => {
  for (const [text, html] of [...emphasis, ...links]) {
    it(`T119: draws ${text} as phones do`, () => assert.equal(onAndroid(text), `<p>${html}</p>`));
  }

  for (const [text, html] of lists) {
    it(`draws ${JSON.stringify(text)} as phones do`, () => assert.equal(onAndroid(text), html));
  }

  it("T119: removes a backslash only before stars, underscores, brackets and line breaks", () => {
    assert.equal(onAndroid("\\*a\\_ \\[b\\] (c\\) \\/d \\# \\e \\."), "<p>*a_ [b] (c) \\/d \\# \\e \\.</p>");
  });

  it("T120: on iOS, a text without formatting keeps its backslashes but those before stars and underscores", () => {
    assert.equal(oniOS("\\*a\\_ \\[b\\] (c\\) <d>"), "<p>*a_ \\[b\\] (c\\) &lt;d&gt;</p>");
    assert.equal(oniOS("*a* \\[b\\]"), "<p><em>a</em> [b]</p>");
  });

  it("shows tags, entities and quotes as text, and line breaks as such", () => {
    assert.equal(onAndroid('<b>&lt;"\nx'), "<p>&lt;b&gt;&amp;lt;&quot;<br>x</p>");
  });

  it("reads any text to its end", () => {
    for (const text of ["", "\\", "*\\", "_", "[", "[*", "- ", "-", "a)", "[]()", "[](", "*_a_*", "_*a*_", "**\\", "- a\n", "1"]) {
      assert.match(onAndroid(text), /^(?:<p>.*<\/p>|<ul>.*<\/ul>|)$/);
    }
  });
});
