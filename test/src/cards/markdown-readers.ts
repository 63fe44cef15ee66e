import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
import MarkdownIt from "markdown-it";

/** More than Teams reads on desktop and web: all of CommonMark, tables, and bare addresses with a scheme as links. */
const linking = new MarkdownIt({ linkify: true });
linking.linkify.set({ fuzzyEmail: false, fuzzyLink: false });
const commonMark = new MarkdownIt();

/** The sandbox's page, which is JavaScript, draws the cards as phones do. */
const phonePage = createRequire(import.meta.url)("../../../sandbox/web/page/text/phone-markdown.js") as {
  readonly renderPhoneMarkdown: (text: string, system: "android" | "ios") => string;
};

/** How clients turn a card's text into HTML. */
const renderers = {
  desktop: (text: string) => commonMark.render(text),
  linking: (text: string) => linking.render(text),
  android: (text: string) => phonePage.renderPhoneMarkdown(text, "android"),
  ios: (text: string) => phonePage.renderPhoneMarkdown(text, "ios"),
} as const;

export type Reader = keyof typeof renderers;
export const readers: readonly Reader[] = ["desktop", "android", "ios"];
export function renderOn(reader: Reader, text: string): string {
  return renderers[reader](text);
}

const { document } = new JSDOM().window;

/** What people see of a text: its visible characters, and the names of its elements except paragraphs. */
export function shownOn(reader: Reader, text: string): { readonly text: string; readonly tags: readonly string[] } {
  const place = document.createElement("div");
  place.innerHTML = renderOn(reader, text).replaceAll("<br>", "\n");
  const tags = Array.from(place.querySelectorAll("*"), ({ localName }) => localName).filter((name) => name !== "p");
  return { text: place.textContent.replaceAll("\u2060", "").replace(/\s+/g, " ").trim(), tags };
}

/** Each text reads the same on all clients, without formatting. */
export function assertNoFormatting(texts: readonly string[]): void {
  for (const text of new Set(texts)) {
    const [desktop, ...phones] = readers.map((reader) => shownOn(reader, text));
    assert.deepEqual(desktop?.tags, [], text);
    for (const phone of phones) assert.deepEqual(phone, desktop, text);
  }
}

/** Signs that one of the parsers knows, and pieces of what they are part of. */
export const signs: readonly string[] = [
  ..."` ~ * _ [ ] ( ) < > # + - = | \\ / : ! & ; . & 1. 1) ](http://x.example) <at> </at> <b> &lt; &#60; ** __ ~~ ``` ~~~ [a]: // www. mailto: http:// javascript: {{DATE( }}".split(
    " ",
  ),
  " ",
];
