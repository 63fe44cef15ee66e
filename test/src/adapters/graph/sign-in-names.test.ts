import assert from "node:assert/strict";
import { signInNamesItem } from "../../../../src/adapters/graph/sign-in-names.ts";

describe("signInNamesItem", () => {
  it("names an issuer, because Graph finds no id without one", () => {
    const { path = "" } = signInNamesItem("o'neill@fabrikam.com") ?? {};
    assert.ok(
      decodeURIComponent(path).endsWith("$filter=identities/any(c:c/issuerAssignedId eq 'o''neill@fabrikam.com' and c/issuer eq 'mail')"),
    );
  });

  it("asks about 64 characters at most", () => {
    assert.ok(signInNamesItem(`${"a".repeat(51)}@fabrikam.com`));
    assert.equal(signInNamesItem(`${"a".repeat(52)}@fabrikam.com`), undefined);
  });
});
