import type { Flows } from "../../src/flows/flows.ts";

/** The answers that nearly every turn needs: every person is a member and an administrator, every activity is new. */
const everyTurn: Partial<Flows> = {
  admitPerson: async () => "admitted",
  limitPerson: async () => ({ kind: "within" }),
  hearing: () => "heard",
  isKnownAdmin: async () => true,
  showHearing: async () => ({ kind: "not-admin" }),
  recordReceipt: async () => true,
  recordClick: async () => true,
  rememberConversation: async () => undefined,
  notePressedCard: async () => undefined,
  guestPage: (guest) => `https://entra.microsoft.com/#guest/${guest}`,
  homeLink: () => undefined,
  usualPage: () => "",
  strongAuthNeeded: async () => ({ kind: "strong-auth-needed" }),
  adminConsentUrl: () => "https://login.example/tenant/adminconsent?client_id=app",
  tenantLink: () => "https://teams.microsoft.com/?tenantId=tenant",
};

/** Flows for a test that gives only the ones it needs: `stubFlows({ listPending: async () => list })`. Every other flow throws. */
export function stubFlows(given: Partial<Flows> = {}): Flows {
  return new Proxy({ ...everyTurn, ...given } as Flows, {
    get: (flows, name) => (name in flows ? Reflect.get(flows, name) : unexpected(String(name))),
  });
}

function unexpected(name: string): () => never {
  return () => {
    throw new Error(`${name} was not expected`);
  };
}
