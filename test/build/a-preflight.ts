import type { Preflight } from "../../src/domain/preflight.ts";

/** A preflight's result for a free address with nothing hidden; give only what the test is about. */
export function aPreflight(given: Partial<Preflight> = {}): Preflight {
  return {
    tenant: {
      name: "Contoso",
      domains: ["contoso.com", "contoso.onmicrosoft.com"],
      initialDomain: "contoso.onmicrosoft.com",
      defaultDomain: "contoso.com",
    },
    existing: "none",
    deleted: "none",
    contact: "none",
    domainPolicy: { kind: "any" },
    requester: { userType: "Member", mail: "ada@contoso.com", department: "Retail", roles: [] },
    ...given,
  };
}
