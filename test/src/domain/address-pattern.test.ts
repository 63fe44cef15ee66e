import assert from "node:assert/strict";
import fc from "fast-check";
import { addressPattern } from "../../../src/domain/address-pattern.ts";
import { readEmail } from "../../../src/domain/email.ts";
import { runs } from "../../build/runs.ts";

const pattern = new RegExp(addressPattern);

const addresses = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_'.-]{0,10}$/),
    fc.stringMatching(/^[A-Za-z0-9]{1,10}$/),
    fc.stringMatching(/^[A-Za-z]{2,6}$/),
  )
  .map(([local, domain, top]) => `${local}@${domain}.${top}`);

const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const spellings: readonly ((address: string) => string)[] = [
  (one) => one,
  (one) => `  ${one}\n`,
  (one) => `Dana Weber <${one}>`,
  (one) => `"Weber, Dana" <mailto:${one}>;`,
  (one) => `mailto:${one.replaceAll(".", "%2E")}`,
  (one) => `mailto:${one}?subject=Hello`,
  wide,
  (one) => one.replaceAll(".", "\u3002"),
  (one) => one.replaceAll(".", "\uff61"),
  (one) => one.replace("@", "&commat;").replaceAll(".", "&period;"),
  (one) => one.replace("@", "&amp;#64;").replaceAll(".", "&#x2e;"),
  (one) => wide(one.replace("@", "&#64;")),
  (one) => `\u2068${one.split("").join("\u200b")}\u2069`,
  (one) => `${one.toUpperCase()}.`,
  (one) => `请邀请${one}。`,
];
/** Text of the characters that addresses and what is around them consist of. */
const nearly = fc.string({
  unit: fc.constantFrom("a", "9", ".", "@", "<", ">", " ", "&#64;", "&period;", "%40", "。", "＠", "\u200b"),
  maxLength: 12,
});
const typed = fc.oneof(
  fc.tuple(addresses, fc.constantFrom(...spellings)).map(([address, spell]) => spell(address)),
  nearly,
  fc.emailAddress(),
);

describe("addressPattern", () => {
  it("refuses nothing that is read as an address", () => {
    let read = 0;
    fc.assert(
      fc.property(typed, (text) => {
        if (readEmail(text).kind !== "email") return;
        read += 1;
        assert.match(text, pattern);
      }),
      { numRuns: runs(5_000) },
    );
    assert.ok(read > 100);
  });

  for (const spell of spellings) {
    const text = spell("dana@fabrikam.com");
    it(`accepts ${JSON.stringify(text)}`, () => assert.deepEqual([readEmail(text).kind, pattern.test(text)], ["email", true]));
  }

  for (const text of ["dana", "dana@", "dana@fabrikam", "dana fabrikam.com", "dana@fabrikam."]) {
    it(`refuses ${text}`, () => assert.deepEqual([readEmail(text).kind, pattern.test(text)], ["problem", false]));
  }

  it("answers quickly, however long the text is", () => assert.equal(pattern.test("@".repeat(100_000)), false));
});
