import assert from "node:assert/strict";
import { emailFilter } from "../../../../src/adapters/graph/email-filter.ts";

describe("emailFilter", () => {
  it("asks for the address under every form that a user can have it", () => {
    assert.deepEqual(emailFilter("Sam@fabrikam.com").split(" or "), [
      "mail eq 'Sam@fabrikam.com'",
      "userPrincipalName eq 'Sam@fabrikam.com'",
      "otherMails/any(x:x eq 'Sam@fabrikam.com')",
      "proxyAddresses/any(x:x eq 'SMTP:Sam@fabrikam.com')",
      "proxyAddresses/any(x:x eq 'smtp:Sam@fabrikam.com')",
      "startsWith(userPrincipalName,'Sam_fabrikam.com#EXT#@')",
    ]);
  });

  it("doubles apostrophes, so that an address can't add conditions", () => {
    const filter = emailFilter("o'brien' or userType eq 'Member@x.y");
    assert.ok(filter.startsWith("mail eq 'o''brien'' or userType eq ''Member@x.y' or "));
    assert.equal(filter.match(/(?<!')'(?!')/g)?.length, 12);
  });
});
