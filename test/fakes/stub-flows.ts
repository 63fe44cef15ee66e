import type { Flows } from "../../src/flows/flows.ts";

/**
 * Flows of which a test names those that it is about: `stubFlows({ listPending: async () => list })`. Everybody is a
 * member, every activity is new; all else isn't expected and throws.
 */
export function stubFlows(given: Partial<Flows> = {}): Flows {
  return {
    admitPerson: async () => "member",
    recordReceipt: async () => true,
    rememberConversation: async () => undefined,
    forgetConversation: unexpected("forgetConversation"),
    openForm: unexpected("openForm"),
    requestInvitation: unexpected("requestInvitation"),
    continueInChat: unexpected("continueInChat"),
    retryInvitation: unexpected("retryInvitation"),
    showRedeemLink: unexpected("showRedeemLink"),
    showHeadsUp: unexpected("showHeadsUp"),
    lookUpStatus: unexpected("lookUpStatus"),
    listPending: unexpected("listPending"),
    findInvitation: unexpected("findInvitation"),
    refreshCard: unexpected("refreshCard"),
    signInResource: unexpected("signInResource"),
    redeemSignInCode: unexpected("redeemSignInCode"),
    tenantLink: () => "https://teams.microsoft.com/?tenantId=tenant",
    ...given,
  };
}

function unexpected(name: keyof Flows): () => never {
  return () => {
    throw new Error(`${name} was not expected`);
  };
}
