import type { Flows } from "../../src/flows/flows.ts";

/**
 * Flows for a test that gives only the ones it needs: `stubFlows({ listPending: async () => list })`. Every person is a member, every
 * activity is new, and most other flows throw.
 */
export function stubFlows(given: Partial<Flows> = {}): Flows {
  return {
    admitPerson: async () => "admitted",
    recordReceipt: async () => true,
    rememberConversation: async () => undefined,
    forgetConversation: unexpected("forgetConversation"),
    welcome: unexpected("welcome"),
    announceHere: unexpected("announceHere"),
    announceEverything: unexpected("announceEverything"),
    stopAnnouncing: unexpected("stopAnnouncing"),
    openForm: unexpected("openForm"),
    submitForm: unexpected("submitForm"),
    continueInChat: unexpected("continueInChat"),
    retryInvitation: unexpected("retryInvitation"),
    showRedeemLink: unexpected("showRedeemLink"),
    resendInvitation: unexpected("resendInvitation"),
    approveInvitation: unexpected("approveInvitation"),
    rejectInvitation: unexpected("rejectInvitation"),
    askBack: unexpected("askBack"),
    openChanges: unexpected("openChanges"),
    askToRevoke: unexpected("askToRevoke"),
    revokeInvitation: unexpected("revokeInvitation"),
    fixAddress: unexpected("fixAddress"),
    inviteAgain: unexpected("inviteAgain"),
    guestPage: (guest) => `https://entra.microsoft.com/#guest/${guest}`,
    withdrawRequest: unexpected("withdrawRequest"),
    useForApprovals: unexpected("useForApprovals"),
    answerQuestion: unexpected("answerQuestion"),
    showHeadsUp: unexpected("showHeadsUp"),
    lookUpStatus: unexpected("lookUpStatus"),
    listPending: unexpected("listPending"),
    homeLink: () => undefined,
    listWaiting: unexpected("listWaiting"),
    showApproval: unexpected("showApproval"),
    showCard: unexpected("showCard"),
    showHistory: unexpected("showHistory"),
    addToTeam: unexpected("addToTeam"),
    findInvitation: unexpected("findInvitation"),
    refreshCard: unexpected("refreshCard"),
    strongAuthNeeded: async () => ({ kind: "strong-auth-needed" }),
    beginSignIn: unexpected("beginSignIn"),
    finishSignIn: unexpected("finishSignIn"),
    adminConsentUrl: () => "https://login.example/tenant/adminconsent?client_id=app",
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
