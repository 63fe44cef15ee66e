import assert from "node:assert/strict";
import fc from "fast-check";
import { domainOf, readEmail } from "../../../src/domain/email.ts";
import type { EmailProblem } from "../../../src/domain/email.ts";

const local64 = "a".repeat(64);
const label63 = "b".repeat(63);
/** 254 characters: 64 + @ + 63 + . + 63 + . + 57 + .com */
const longest = `${local64}@${label63}.${label63}.${"c".repeat(57)}.com`;

/** The typed text, and the address and key that are read from it. */
const accepted: readonly (readonly [typed: string, email: string, key: string])[] = [
  ["sam@fabrikam.com", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["  sam@fabrikam.com\n", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["Sam.Taylor@Fabrikam.COM", "Sam.Taylor@Fabrikam.COM", "sam.taylor@fabrikam.com"],
  ["<sam@fabrikam.com>", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["< sam@fabrikam.com >", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["mailto:sam@fabrikam.com", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["<MailTo:sam@fabrikam.com>", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["mailto: sam@fabrikam.com", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["Sam Rivera <sam@fabrikam.com>", "sam@fabrikam.com", "sam@fabrikam.com"],
  ['"Rivera, Sam" <mailto:sam@fabrikam.com>', "sam@fabrikam.com", "sam@fabrikam.com"],
  ["o'brien@fabrikam.com", "o'brien@fabrikam.com", "o'brien@fabrikam.com"],
  ["_sam_@fabrikam.com", "_sam_@fabrikam.com", "_sam_@fabrikam.com"],
  ["a@b.co", "a@b.co", "a@b.co"],
  ["1@2.example", "1@2.example", "1@2.example"],
  ["sam@fabri-kam.co.uk", "sam@fabri-kam.co.uk", "sam@fabri-kam.co.uk"],
  ["sam@xn--bcher-kva.example", "sam@xn--bcher-kva.example", "sam@xn--bcher-kva.example"],
  ["sam@fabrikam.xn--p1ai", "sam@fabrikam.xn--p1ai", "sam@fabrikam.xn--p1ai"],
  ["s.a-m@fabrikam.com", "s.a-m@fabrikam.com", "s.a-m@fabrikam.com"],
  ["ｓａｍ＠ｆａｂｒｉｋａｍ．ｃｏｍ\u3000", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["sam@fabrikam\u3002co\uff61jp", "sam@fabrikam.co.jp", "sam@fabrikam.co.jp"],
  ["\u2068sam@fabrikam.com\u2069\u200e", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["<sam@fabrikam.com", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["<<sam@fabrikam.com>>", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["sam@fabrikam.com>", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["sam@fabrikam.com.", "sam@fabrikam.com", "sam@fabrikam.com"],
  ["mailto:mailto:sam@fabrikam.com", "sam@fabrikam.com", "sam@fabrikam.com"],
  [longest, longest, longest],
];

const refused: Readonly<Record<EmailProblem, readonly string[]>> = {
  "email-missing": ["", "   ", "<>", "mailto:", "<mailto:>"],
  "email-several": ["sam@fabrikam.com, ann@fabrikam.com", "sam@fabrikam.com;ann@fabrikam.com", "Sam <sam@a.com> Ann <ann@a.com>"],
  "email-too-long": [`d${longest}`, `${local64}a@fabrikam.com`, "x".repeat(10_000)],
  "email-not-ascii": ["sám@fabrikam.com", "sam@bücher.example", "sam@fabrikam.рф", "sam\u0007@fabrikam.com", "😀@fabrikam.com"],
  "email-damaged": [
    '"sam taylor"@fabrikam.com',
    "sam taylor@fabrikam.com",
    "sam,ann@fabrikam.com",
    ...Array.from('()[]\\;:"<>,', (character) => `s${character}m@fabrikam.com`),
  ],
  "email-characters": ["sam+teams@fabrikam.com", ...Array.from("~!#$%^&*+={}/|?", (character) => `s${character}m@fabrikam.com`)],
  "email-malformed": [
    "sam",
    "sam@",
    "@fabrikam.com",
    "sam@fabrikam",
    "sam@@fabrikam.com",
    "sam@ann@fabrikam.com",
    ".sam@fabrikam.com",
    "sam.@fabrikam.com",
    "-sam@fabrikam.com",
    "sam-@fabrikam.com",
    "s..m@fabrikam.com",
    "sam@.fabrikam.com",
    "sam@fabrikam..com",
    "sam@-fabrikam.com",
    "sam@fabrikam-.com",
    "sam@fabri_kam.com",
    "sam@fabrikam.c",
    "sam@fabrikam.123",
    "sam@[127.0.0.1]",
    "sam@127.0.0.1",
    "sam@fabrikam.com?subject=hi",
    "sam@fabrikam.com/path",
    `sam@${label63}b.com`,
    "not an address",
  ],
};

/** Text of the characters that addresses and their wrappings consist of, so that many are accepted. */
const nearlyAddresses = fc.string({
  unit: fc.constantFrom("a", "Z", "9", ".", "-", "_", "'", "+", "@", "<", ">", " ", ":", '"', "ü"),
  maxLength: 30,
});
const wholeAddresses = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_']{0,20}$/),
    fc.stringMatching(/^[A-Za-z0-9]{1,20}$/),
    fc.stringMatching(/^[A-Za-z]{2,8}$/),
  )
  .map(([local, domain, top]) => `${local}@${domain}.${top}`);
const typed = fc.oneof(nearlyAddresses, wholeAddresses, fc.emailAddress(), fc.string({ unit: "binary" }));

describe("readEmail", () => {
  for (const [text, email, key] of accepted) {
    it(`reads ${JSON.stringify(text.slice(0, 50))}`, () => {
      assert.deepEqual(readEmail(text), { kind: "email", email, key });
    });
  }

  for (const [problem, texts] of Object.entries(refused)) {
    for (const text of texts) {
      it(`answers ${problem} to ${JSON.stringify(text.slice(0, 50))}`, () => {
        assert.deepEqual(readEmail(text), { kind: "problem", problem });
      });
    }
  }

  it("accepts every plain address as typed", () => {
    fc.assert(
      fc.property(wholeAddresses, (text) => {
        assert.deepEqual(readEmail(text), { kind: "email", email: text, key: text.toLowerCase() });
      }),
    );
  });

  it("never accepts a character that Graph forbids, nor anything beyond ASCII", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const read = readEmail(text);
        if (read.kind === "email") assert.match(read.email, /^[A-Za-z0-9._'`@-]{6,254}$/);
      }),
    );
  });

  it("reads its own result the same way again", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const read = readEmail(text);
        if (read.kind === "email") assert.deepEqual(readEmail(read.email), read);
      }),
    );
  });

  it("gives one key to addresses that differ only in case", () => {
    fc.assert(
      fc.property(wholeAddresses, (text) => {
        const [lower, upper] = [readEmail(text.toLowerCase()), readEmail(text.toUpperCase())];
        assert.ok(lower.kind === "email" && upper.kind === "email");
        assert.equal(lower.key, upper.key);
        assert.equal(lower.key, lower.key.toLowerCase());
      }),
    );
  });

  it("reads text of any length quickly", () => {
    for (const text of ["a.".repeat(500_000), `${"a".repeat(100)}@${"b-".repeat(70)}`, " ".repeat(1_000_000), "<".repeat(100_000)]) {
      assert.equal(readEmail(text).kind, "problem");
    }
  });
});

describe("domainOf", () => {
  it("is what follows the @, in lower case", () => {
    assert.equal(domainOf("Sam@Fabrikam.COM"), "fabrikam.com");
  });
});
