import assert from "node:assert/strict";
import { namedDomains } from "../../../../src/domain/policy/named-domains.ts";

describe("namedDomains", () => {
  it("is every domain that a rule lets in, alone or after an approval; no pattern, and none that is denied", () => {
    const rules = [
      { name: "partners", when: { partnerDomains: ["fabrikam.com", "=adatum.com", "*.gov", "wingtip.*"] }, verdict: "allow" },
      { name: "banks", when: { partnerDomains: ["woodgrovebank.com"] }, verdict: "approve" },
      { name: "competitors", when: { partnerDomains: ["fabrikm.com"] }, verdict: "deny" },
      { name: "chats", when: { homes: ["chat"] }, verdict: "allow" },
    ] as const;
    assert.deepEqual(namedDomains({ rules }), ["fabrikam.com", "adatum.com", "woodgrovebank.com"]);
  });
});
