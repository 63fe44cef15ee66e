import assert from "node:assert/strict";
import { readDomain } from "../../../../src/cli/arguments/read-domain.ts";

describe("readDomain", () => {
  it("reads a domain with or without its @, in lower case", () => {
    assert.deepEqual(
      [" @Fabrikam.COM", "mail.fabrikam.com"].map((typed) => readDomain("--domain", typed)),
      ["fabrikam.com", "mail.fabrikam.com"],
    );
  });

  it("refuses what is none, and what would leave a filter's quotes", () => {
    for (const typed of ["", "fabrikam", "%.com", "a b.com", "o'neill.com", "a.com') or (mail ne 'x"])
      assert.throws(
        () => readDomain("--domain", typed),
        { exit: "usage", message: /^--domain takes a domain like fabrikam\.com, not “/ },
        typed,
      );
  });
});
