import assert from "node:assert/strict";
import { blockedDomain } from "../../../src/domain/blocked-domain.ts";
import type { DomainPolicy } from "../../../src/domain/preflight.ts";
import { aPreflight } from "../../build/a-preflight.ts";
import { anInvitation } from "../../build/an-invitation.ts";

function found(domainPolicy: DomainPolicy | "not-checked", email: string, cc?: string, sendMail = true) {
  const options = { ...anInvitation().options, sendMail, ...(cc !== undefined && { cc }) };
  return blockedDomain({ preflight: aPreflight({ domainPolicy }), wanted: anInvitation({ email, options }) });
}

const only = { kind: "only", domains: ["fabrikam.com"] } as const;
const allBut = { kind: "all-but", domains: ["wingtip.example"] } as const;

describe("blockedDomain", () => {
  it("lets everybody in without a list, or where it is hidden", () => {
    for (const list of [{ kind: "any" }, "not-checked"] as const)
      assert.equal(found(list, "a@wingtip.example", "b@wingtip.example"), undefined);
  });

  it("names the partner's domain first", () => {
    assert.deepEqual(found(only, "a@Wingtip.example", "b@other.example"), { kind: "domain-blocked", domain: "wingtip.example" });
    assert.deepEqual(found(allBut, "a@wingtip.example"), { kind: "domain-blocked", domain: "wingtip.example" });
  });

  it("names the address in copy when only that is blocked", () => {
    for (const list of [only, allBut]) {
      const copy = "b@wingtip.example";
      assert.deepEqual(found(list, "a@fabrikam.com", copy), { kind: "domain-blocked", domain: "wingtip.example", copy });
    }
  });

  it("lets a copy to a colleague, to an allowed partner, or without a mail pass", () => {
    assert.equal(found(only, "a@fabrikam.com", "kim@contoso.com"), undefined);
    assert.equal(found(only, "a@fabrikam.com", "kim@fabrikam.com"), undefined);
    assert.equal(found(only, "a@fabrikam.com", "b@wingtip.example", false), undefined);
  });
});
