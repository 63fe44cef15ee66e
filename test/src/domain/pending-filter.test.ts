import assert from "node:assert/strict";
import { isDomain, readPendingFilter } from "../../../src/domain/pending-filter.ts";

const words = { mine: ["mine", "les miennes"], here: ["here", "ici"], page: ["page", "oldal", "ページ", "页"] };
const read = (typed: string) => readPendingFilter(typed, words, "mine");

describe("readPendingFilter", () => {
  for (const [typed, filter] of [
    ["", { of: "mine" }],
    ["mine", { of: "mine" }],
    ["Here", { of: "here" }],
    ["@fabrikam.com", { of: "mine", domain: "fabrikam.com" }],
    ["Fabrikam.com", { of: "mine", domain: "fabrikam.com" }],
    ["here eu.fabrikam.co.uk", { of: "here", domain: "eu.fabrikam.co.uk" }],
    ["7", { of: "mine", days: 7 }],
    ["7 days", { of: "mine", days: 7 }],
    ["older than 14 days here", { of: "here", days: 14 }],
    ["ici plus de 7 jours fabrikam.com", { of: "here", days: 7, domain: "fabrikam.com" }],
    ["les miennes", { of: "mine" }],
    ["7日以上", { of: "mine", days: 7 }],
    ["أقدم من ١٤ يوما", { of: "mine", days: 14 }],
    ["۳۰", { of: "mine", days: 30 }],
    ["７日", { of: "mine", days: 7 }],
  ] as const) {
    it(`reads “${typed}”`, () => assert.deepEqual(read(typed), { filter, understood: true }));
  }

  for (const [typed, page, filter] of [
    ["page 2", 2, {}],
    ["Page 12 here", 12, { of: "here" }],
    ["2. oldal", 2, {}],
    ["2 ページ目", 2, {}],
    ["2ページ目を見せて", 2, {}],
    ["第３页", 3, {}],
    ["fabrikam.com page2", 2, { domain: "fabrikam.com" }],
  ] as const) {
    it(`reads the page of “${typed}”`, () => assert.deepEqual(read(typed), { filter: { of: "mine", ...filter }, page, understood: true }));
  }

  it("takes no other word for a page", () => {
    assert.deepEqual(read("pages 2").page, undefined);
    assert.deepEqual(read("page"), { filter: { of: "mine" }, understood: false });
  });

  for (const typed of ["everything", "0 days", "9999 days", "fabrikam", "@", "mine please"]) {
    it(`says that it didn't understand “${typed}”, and still gives a filter`, () => {
      assert.deepEqual(read(typed), { filter: { of: "mine" }, understood: false });
    });
  }

  it("uses the default list if none is named", () => {
    assert.equal(readPendingFilter("7", words, "here").filter.of, "here");
  });
});

describe("isDomain", () => {
  for (const text of ["fabrikam.com", "a-b.xn--p1ai", "eu.fabrikam.co.uk"]) it(`takes ${text}`, () => assert.ok(isDomain(text)));
  for (const text of ["fabrikam", "-a.com", "a..com", "%.com", "a_b.com", "1.2", `${"a".repeat(63)}.`.repeat(4) + "com"]) {
    it(`refuses ${text.slice(0, 20)}`, () => assert.ok(!isDomain(text)));
  }
});
