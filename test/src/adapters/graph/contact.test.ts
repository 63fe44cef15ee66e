import assert from "node:assert/strict";
import { contacts, contactsPath } from "../../../../src/adapters/graph/contact.ts";

describe("contacts", () => {
  it("have a name: their own, or else their address", () => {
    const value = [{ displayName: "Legal desk", mail: "legal@fabrikam.com" }, { mail: "legal@fabrikam.com" }, {}];
    assert.deepEqual(contacts.parse({ value }).value, [{ name: "Legal desk" }, { name: "legal@fabrikam.com" }, { name: "" }]);
  });
});

describe("contactsPath", () => {
  it("asks by the two properties in which a contact has addresses", () => {
    const { pathname, searchParams } = new URL(contactsPath("legal@fabrikam.com"), "https://graph.example");
    assert.deepEqual([pathname, searchParams.get("$select")], ["/contacts", "id,displayName,mail"]);
    assert.equal(
      searchParams.get("$filter"),
      "mail eq 'legal@fabrikam.com' or proxyAddresses/any(x:x eq 'SMTP:legal@fabrikam.com') or proxyAddresses/any(x:x eq 'smtp:legal@fabrikam.com')",
    );
  });
});
