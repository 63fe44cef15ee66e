import type { FailureReason } from "../../domain/failure.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Exit } from "../exit.ts";

/** The exit code of each reason why something was refused or has failed. */
export function exitOf(reason: Refusal["kind"] | FailureReason): Exclude<Exit, "done"> {
  return exits[reason];
}

const exits: Readonly<Record<Refusal["kind"] | FailureReason, Exclude<Exit, "done">>> = {
  stopped: "blocked",
  "tenant-blocked": "blocked",

  "consent-needed": "sign-in-needed",
  "strong-auth-needed": "sign-in-needed",
  "sign-in-denied": "sign-in-needed",
  "sign-in-refused": "sign-in-needed",

  "policy-denied": "refused",
  "option-refused": "refused",
  "cap-reached": "refused",
  "asks-open": "refused",
  "asks-often": "refused",
  "no-approvals-channel": "refused",
  "approval-needed": "refused",
  pace: "refused",
  paused: "refused",
  "resent-enough": "refused",
  "resend-needs-approval": "refused",
  "resend-not-allowed": "refused",
  "requester-not-admitted": "refused",
  "requester-is-guest": "refused",
  "override-refused": "refused",

  "domain-blocked": "refused-by-microsoft",
  "invitations-not-allowed": "refused-by-microsoft",
  "member-not-allowed": "refused-by-microsoft",
  "address-in-use": "refused-by-microsoft",
  "address-refused": "refused-by-microsoft",
  "group-address": "refused-by-microsoft",
  "already-in-directory": "refused-by-microsoft",
  "account-disabled": "refused-by-microsoft",
  "synced-account": "refused-by-microsoft",
  "cross-tenant-blocked": "refused-by-microsoft",
  "cross-cloud-disabled": "refused-by-microsoft",
  "quota-reached": "refused-by-microsoft",
  "permission-missing": "refused-by-microsoft",

  // a question that was not answered, or an argument that can't be used
  "to-confirm": "usage",
  "colleagues-not-members": "usage",

  "own-domain": "failed",
  employee: "failed",
  "guest-accepted": "failed",
  "guest-no-state": "failed",
  "already-invited": "failed",
  "requester-gone": "failed",
  "requester-disabled": "failed",
  "invited-by-other": "failed",
  "taken-over": "failed",
  busy: "failed",
  "needs-press": "failed",
  interrupted: "failed",
  "not-confirmed": "failed",
  unknown: "failed",
};
