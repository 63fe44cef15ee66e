import assert from "node:assert/strict";
import * as fc from "fast-check";
import { describe, it } from "mocha";
import { escapeMarkdown, escapePlace } from "../../../src/cards/escape-markdown.ts";
import { runs } from "../../build/runs.ts";
import { readers, shownOn, signs } from "./markdown-readers.ts";

/** Reads the same on all clients, and has no formatting. */
function assertReads(escaped: string, typed: string): void {
  for (const reader of readers) assert.deepEqual(shownOn(reader, escaped), { text: typed, tags: [] }, `${reader} read ${escaped}`);
}

const asShown = (typed: string) => typed.replaceAll("`", "\u02cb");

describe("escapeMarkdown", () => {
  const cases: readonly (readonly [what: string, typed: string, escaped: string])[] = [
    ["a company in brackets", "Vance, Adele (EXT)", "Vance, Adele (EXT)"],
    ["a list after a bracket", "Adele (EXT)- Berlin", "Adele (EXT)\u2060- Berlin"],
    ["a link", "[pay](http://evil.example)", "[pay]\u2060(http:/\u2060/evil.example)"],
    ["a link's definition", "[pay]: http://evil.example", "[pay]\u2060: http:/\u2060/evil.example"],
    ["a bare address", "www.evil.example", "www\u2060.evil.example"],
    ["a mail link", "mailto:a@b.example", "mailto\u2060:a@b.example"],
    ["a mention", "<at>Ann</at>", "<\u2060at>Ann<\u2060/at>"],
    ["emphasis", "*a* _b_ a_b", "\\*a\\* \\_b\\_ a_b"],
    ["code", "`c` ~~d~~", "\u02cbc\u02cb ~\u2060~d~\u2060~"],
    ["backslashes", "\\e \\* \\", "\\\u2060e \\\u2060\\* \\\u2060"],
    ["an entity, but not an ampersand", "&lt; Smith & Co", "&\u2060lt; Smith & Co"],
    ["a list", "- a", "\u2060- a"],
    ["a numbered list", "12. a", "\u206012. a"],
    ["a list after a number", "3- Berlin", "\u20603- Berlin"],
    ["another numbered list", "1) a", "\u20601) a"],
    ["a number", "12", "\u206012"],
    ["a heading", "# a", "\u2060# a"],
    ["a quote", "> a", "\u2060> a"],
    ["a line", "---", "\u2060---"],
    ["a list of phones", "]-", "]\u2060-"],
    ["a code block", "    a", "\u2060    a"],
    ["a date for the client to write", "{{DATE(2026-11-29T10:00:00Z)}}", "{\u2060{DATE(2026-11-29T10:00:00Z)}}"],
  ];

  for (const [what, typed, escaped] of cases) {
    it(`shows ${what} as typed, on all clients`, () => {
      assert.equal(escapeMarkdown(typed), escaped);
      assertReads(escaped, asShown(typed).trim().replace(/\s+/g, " "));
    });
  }

  const typed = fc.array(fc.constantFrom(...signs, "a", "7", " ", "é", "x.example", "at"), { minLength: 1, maxLength: 14 });
  const isOneLine = (text: string) => text.trim() !== "" && text.trim() === text && !/\s\s/.test(text);

  it("shows any signs as typed, on all clients, also within a sentence", () => {
    const oneLine = typed.map((parts) => parts.join("")).filter(isOneLine);
    fc.assert(
      fc.property(oneLine, (text) => {
        assertReads(escapeMarkdown(text), asShown(text));
        assert.deepEqual(shownOn("linking", escapeMarkdown(text)).tags, []);
        assertReads(`By ${escapeMarkdown(text)} (x) a_b ${escapeMarkdown(text)}.`, `By ${asShown(text)} (x) a_b ${asShown(text)}.`);
        assertReads(`${escapeMarkdown(text)}(https://x.example): 1.`, `${asShown(text)}(https://x.example): 1.`);
        assertReads(`${escapeMarkdown(text)}. x`, `${asShown(text)}. x`);
      }),
      { numRuns: runs(600) },
    );
  });
});

describe("escapePlace", () => {
  const same: readonly string[] = [
    "dana.weber@fabrikam.com",
    "o'brien_x@fabrikam.com",
    "a-b_c_d@sub-domain.fabrikam.co.uk",
    "fabrikam.com",
    "https://myapplications.microsoft.com/",
    "http://localhost:3979/redeem?rd=https%3a%2f%2fx",
    "https://x.example/a_b/(c)/~d?e=f&g=h#i",
    "https://xn--bcher-kva.example:8443/a//b",
  ];
  for (const place of same) {
    it(`leaves ${place} as it is`, () => {
      assert.equal(escapePlace(place), place);
      assertReads(place, place);
    });
  }

  const marked: readonly (readonly [place: string, escaped: string])[] = [
    ["_dana_@fabrikam.com", "\\_dana\\_@fabrikam.com"],
    ["dana__w@fabrikam.com", "dana\\_\\_w@fabrikam.com"],
    ["https://x.sharepoint.com/_layouts/15/_a_/", "https://x.sharepoint.com/\\_layouts/15/\\_a\\_/"],
    ["https://x.example/*a*", "https://x.example/\\*a\\*"],
  ];
  for (const [place, escaped] of marked) {
    it(`keeps ${place} from becoming italic`, () => {
      assert.equal(escapePlace(place), escaped);
      assertReads(escaped, place);
    });
  }

  it("writes the signs of links and code in an address as browsers do", () => {
    assert.equal(escapePlace("https://x.example/[a](b)`c`<d>\\~~e"), "https://x.example/%5Ba%5D(b)%60c%60%3Cd>%5C%7E~e");
  });

  it("shows what is no address as typed", () => {
    for (const typed of [
      "[a](https://x.example)",
      "<at>Ann</at>",
      "a@b.example mailto:c",
      "http://x.example",
      "http://localhost.x.example:80/",
      "---",
      "12",
      "-a@b.example",
    ]) {
      assert.equal(escapePlace(typed), escapeMarkdown(typed));
    }
  });

  it("makes no formatting, links or mentions of any address", () => {
    const hosts = fc.constantFrom("https://x.example/", "https://x.example?", "a@", "");
    const rest = fc.array(fc.constantFrom(...signs.filter((sign) => sign.trim() !== ""), "a", "b.example"), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(hosts, rest, (host, parts) => {
        const place = escapePlace(`${host}${parts.join("")}`);
        assert.doesNotMatch(place, /<at>/);
        const shown = readers.map((reader) => shownOn(reader, `Lands on ${place}: _ ${place} x`));
        for (const { tags } of shown) assert.deepEqual(tags, []);
        assert.equal(new Set(shown.map(({ text }) => text)).size, 1);
      }),
      { numRuns: runs(400) },
    );
  });
});
