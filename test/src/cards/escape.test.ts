import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  cleanValue,
  escapeAddress,
  escapeLines,
  escapeName,
  escapePartnerName,
  escapeText,
  escapeUrl,
  mentionName,
} from "../../../src/cards/escape.ts";

describe("escapeName", () => {
  const cases: readonly (readonly [what: string, typed: string, shown: string])[] = [
    ["an ordinary name", "Zoë O'Brien (EXT), 2nd", "Zoë O'Brien (EXT), 2nd"],
    ["lines and tabs", " a\n\n- b\tc ", "a - b c"],
    ["invisible characters", "a\u202eb\u200bc\u2060\u0000\ue000\ud800", "abc"],
    ["joiners that scripts and emoji need", "👩\u200d💻", "👩\u200d💻"],
    ["a binding", "${x} {{y}}", "${x} {{y}}"],
  ];

  for (const [what, typed, shown] of cases) {
    it(`shows ${what} as typed`, () => assert.equal(escapeName(typed), shown));
  }

  it("cuts after 120 characters, never inside one", () => {
    assert.equal(escapeName("😀".repeat(120)), "😀".repeat(120));
    assert.equal(escapeName("😀".repeat(121)), `${"😀".repeat(119)}…`);
  });
});

describe("escapeAddress", () => {
  it("has room for the longest address", () => {
    assert.equal(escapeAddress("a".repeat(254)), "a".repeat(254));
    assert.equal(escapeAddress("a".repeat(255)), `${"a".repeat(253)}…`);
  });

  it("leaves an address as it is", () => assert.equal(escapeAddress("a_b@fabrikam.com"), "a_b@fabrikam.com"));
});

describe("escapePartnerName", () => {
  it("has room for the longest name that Entra takes", () => {
    assert.equal(escapePartnerName("*".repeat(256)), "\\*".repeat(256));
    assert.equal(escapePartnerName("a".repeat(257)), `${"a".repeat(255)}…`);
  });
});

describe("escapeUrl", () => {
  it("shows the whole address of a page", () => {
    const address = `https://${"a.".repeat(120)}evil.example/${"b".repeat(1_700)}`;
    assert.equal(escapeUrl(address), address);
  });
});

describe("escapeLines", () => {
  const plain = (line: string) => line;

  it("makes each line a paragraph, whose first sign makes no list", () => {
    assert.equal(escapeLines("a *b*\r\n\n\n- c\n# d\n1. e", 100, plain), "a \\*b\\*\n\n\u2060- c\n\n\u2060# d\n\n\u20601. e");
  });

  it("gives each line to `show`, and cuts", () =>
    assert.equal(
      escapeLines("ab\ncd\nef", 6, (line) => `(${line})`),
      "(ab)\n\n(cd…)",
    ));
});

describe("cleanValue", () => {
  it("keeps lines and Markdown, which an input doesn't read", () => assert.equal(cleanValue("a\r\n\t*b*", 10), "a\n*b*"));
  it("drops invisible characters", () => assert.equal(cleanValue("a\u0000\u202eb\ud800", 10), "ab"));
  it("cuts", () => assert.equal(cleanValue("abcd", 3), "ab…"));
});

describe("mentionName", () => {
  it("leaves an ordinary name alone", () => assert.equal(mentionName("Adele Vance (Sales)"), "Adele Vance (Sales)"));

  it("leaves out what Teams refuses in a mention", () => assert.equal(mentionName("Adele Vance (R&D) & Co"), "Adele Vance (R D) Co"));

  it("removes what would end the mention or make a link", () => {
    assert.equal(mentionName("A</at> [b](https://evil.example) `c` \\d"), "A /at b (https: evil.example) c d");
  });
});

describe("escapeText", () => {
  it("shows a text on one line, up to a length", () => {
    assert.equal(escapeText("Hello *you*,\n  see you", 500), "Hello \\*you\\*, see you");
    assert.equal(escapeText("a".repeat(501), 500), `${"a".repeat(499)}…`);
    assert.equal(escapeText("a".repeat(500), 500), "a".repeat(500));
  });

  it("shows all of a text that is mostly Markdown signs", () => assert.equal(escapeText("*".repeat(500), 500), "\\*".repeat(500)));
});
