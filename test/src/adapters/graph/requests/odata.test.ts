import assert from "node:assert/strict";
import { query, quoted } from "../../../../../src/adapters/graph/requests/odata.ts";

describe("quoted", () => {
  it("doubles apostrophes", () => assert.equal(quoted("o'brien''s"), "'o''brien''''s'"));
});

describe("query", () => {
  it("encodes values and leaves the options' dollar alone", () => {
    assert.equal(
      query({ $select: "id,mail", $filter: "mail eq 'a+b#c&d@x.y'" }),
      "?$select=id%2Cmail&$filter=mail%20eq%20'a%2Bb%23c%26d%40x.y'",
    );
  });
});
