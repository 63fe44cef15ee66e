/** Why an invitation was not sent. Each has a sentence in `src/texts`. */
export const failureReasons = [
  // found before the POST (each is also a Refusal, with more details)
  "own-domain",
  "employee",
  "guest-accepted",
  "guest-no-state",
  "requester-is-guest",
  "consent-needed",
  "strong-auth-needed",
  "sign-in-denied",
  "sign-in-refused",
  "member-not-allowed",
  "colleagues-not-members",
  /** The requester must confirm something first: see `Caution`. */
  "to-confirm",
  "policy-denied",
  "option-refused",
  "requester-gone",
  "requester-disabled",
  "requester-not-admitted",
  "cap-reached",
  "no-approvals-channel",
  /** It was undecided when another request for the same partner, which needed no approval, went out. */
  "invited-by-other",
  /** An imported one: since then somebody has asked for the same partner here. */
  "taken-over",
  // found before the POST, or Graph's answer to it
  "domain-blocked",
  "address-in-use",
  "invitations-not-allowed",
  // Graph's answer to the POST
  "address-refused",
  "group-address",
  "already-in-directory",
  "account-disabled",
  "synced-account",
  "cross-tenant-blocked",
  "cross-cloud-disabled",
  "quota-reached",
  "permission-missing",
  "tenant-blocked",
  /** Graph was too busy; it is certain that nothing was sent. */
  "busy",
  /** It waited for its time, but since then a person must send it: the app doesn't invite any more. */
  "needs-press",
  /** The process stopped before the POST; nothing was sent. */
  "interrupted",
  /** The POST's outcome stayed unknown, and after five minutes the directory has no such guest. */
  "not-confirmed",
  "unknown",
] as const;
export type FailureReason = (typeof failureReasons)[number];

type Reasons = ReadonlySet<FailureReason>;

/** Whether a new form helps: it names what to confirm first, e.g. that others can approve. */
export function isReopenable(reason: FailureReason): boolean {
  return reopenable.has(reason);
}

const reopenable: Reasons = new Set(["to-confirm", "invitations-not-allowed", "option-refused", "cap-reached", "no-approvals-channel"]);

/** Whether an approved invitation failed because of its approver. Another approver may be able to send it, so the request is open again. */
export function isApproversFault(reason: FailureReason): boolean {
  return approversOwn.has(reason);
}

const approversOwn: Reasons = new Set([
  "invitations-not-allowed",
  "permission-missing",
  "quota-reached",
  "strong-auth-needed",
  "consent-needed",
  "sign-in-denied",
  "sign-in-refused",
  "member-not-allowed",
]);

/** Whether a failure passes, or a person can fix it. The others would fail again in the same way. */
export function isWorthRetrying(reason: FailureReason): boolean {
  return worthRetrying.has(reason);
}

const worthRetrying: Reasons = new Set([
  "consent-needed",
  "strong-auth-needed",
  "sign-in-denied",
  "sign-in-refused",
  "member-not-allowed",
  "domain-blocked",
  "address-in-use",
  "invitations-not-allowed",
  "account-disabled",
  "cross-tenant-blocked",
  "cross-cloud-disabled",
  "quota-reached",
  "permission-missing",
  "tenant-blocked",
  "busy",
  "needs-press",
  "interrupted",
  "not-confirmed",
  "unknown",
]);
