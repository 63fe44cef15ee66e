import assert from "node:assert/strict";
import { beginningFilter, searchExpression } from "../../../../src/cli/guests/search-expression.ts";

describe("searchExpression", () => {
  it("searches names and addresses", () => {
    const expression = searchExpression(" Anna Ray ");
    assert.match(expression, /^"displayName:Anna Ray" OR .* OR "otherMails:Anna Ray"$/);
    assert.equal(expression.split(" OR ").length, 6);
  });

  it("can't be ended from inside: quotes, backslashes and control characters are blanks", () => {
    assert.match(searchExpression('a" OR "id:1\\'), /^"displayName:a {2}OR {2}id:1" OR "givenName:/);
    assert.match(searchExpression("a\u0000\u001bb\ud800"), /^"displayName:a b\ufffd" OR/);
  });

  for (const typed of ["", "  ", '"\\"', "\u0007"]) {
    it(`refuses ${JSON.stringify(typed)}: there is nothing to search for`, () => {
      assert.throws(() => searchExpression(typed), { exit: "usage", message: "There is nothing to search for." });
    });
  }
});

describe("beginningFilter", () => {
  it("doubles the quotes of names", () => {
    const filter = "startsWith(displayName,'O''Hara') or startsWith(userPrincipalName,'O''Hara')";
    assert.equal(beginningFilter("O'Hara"), filter);
    assert.throws(() => beginningFilter(" "), { exit: "usage" });
  });
});
