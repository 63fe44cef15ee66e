import type { Preflight } from "../../src/domain/preflight.ts";

/** What a preflight finds about a free address when everything may be checked; name only what the test is about. */
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
