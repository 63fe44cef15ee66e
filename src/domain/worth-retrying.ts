import type { FailureReason } from "./invitation.ts";

/** Whether a failure passes, or somebody can mend it. The others would fail again in the same way. */
export function isWorthRetrying(reason: FailureReason): boolean {
  return passing.has(reason);
}

const passing: ReadonlySet<FailureReason> = new Set([
  "consent-needed",
  "strong-auth-needed",
  "sign-in-refused",
  "member-not-allowed",
  "to-confirm",
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
  "interrupted",
  "not-confirmed",
  "unknown",
]);
