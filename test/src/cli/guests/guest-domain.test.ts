import assert from "node:assert/strict";
import { isOfDomain, mayBeOfDomain } from "../../../../src/cli/guests/guest-domain.ts";

describe("isOfDomain", () => {
  it("compares whole domains, of all addresses and in any case", () => {
    assert.equal(isOfDomain({ mail: "Anna@FABRIKAM.com" }, "fabrikam.com"), true);
    assert.equal(isOfDomain({ mail: "anna@outlook.com", otherMails: ["anna@fabrikam.com"] }, "fabrikam.com"), true);
    assert.equal(isOfDomain({ mail: "anna@notfabrikam.com" }, "fabrikam.com"), false);
  });

  it("reads the user principal name of those without a mail only", () => {
    const userPrincipalName = "anna_fabrikam.com#EXT#@contoso.onmicrosoft.com";
    assert.equal(isOfDomain({ userPrincipalName, mail: null }, "fabrikam.com"), true);
    assert.equal(isOfDomain({ userPrincipalName, mail: "anna@outlook.com" }, "fabrikam.com"), false);
    assert.equal(isOfDomain({ userPrincipalName: "kim@contoso.com", mail: null }, "contoso.com"), false);
  });

  it("says no of a guest without any address", () => assert.equal(isOfDomain({}, "fabrikam.com"), false));
});

describe("mayBeOfDomain", () => {
  it("asks Graph for those without a mail, too", () => {
    assert.equal(
      mayBeOfDomain("fabrikam.com"),
      "(endsWith(mail,'@fabrikam.com') or otherMails/any(o:endsWith(o,'@fabrikam.com')) or mail eq null)",
    );
  });
});
