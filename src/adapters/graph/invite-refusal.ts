import type { InviteOutcome, InviteRefusalReason, InviteRequest } from "../../ports/directory.ts";
import { graphError, isChallenge } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";

type Refused = Extract<InviteOutcome, { kind: "refused" }>;

/**
 * Only the message shows the reason: the codes are coarse (`BadRequest`, `Forbidden`, `Unauthorized`), the texts undocumented. Matched
 * leniently, and the first match counts. A text that isn't known here is "unknown"; the log has Graph's request-id.
 */
const signs: readonly (readonly [RegExp, InviteRefusalReason])[] = [
  [/suspicious activity/i, "tenant-blocked"],
  [/quota/i, "quota-reached"],
  [/cross-tenant access/i, "cross-tenant-blocked"],
  [/cross cloud worker/i, "cross-cloud-disabled"],
  [/invitation policy/i, "domain-blocked"],
  [/guest invitations not allowed|invitations? (?:are|is) not allowed/i, "invitations-not-allowed"],
  [/inviter tenant/i, "own-domain"],
  [/already exists in the directory.*blocked from signing in/is, "account-disabled"],
  [/already exists in the directory/i, "already-in-directory"],
  [/non-external user already exists/i, "address-in-use"],
  [/group email address/i, "group-address"],
  [/primary smtp address|can't be invited to this directory/i, "address-refused"],
  [/invalid.{0,40}(?:e-?mail|address)|(?:e-?mail|address).{0,40}invalid/i, "address-refused"],
  // Seen for accounts that come from the company's own servers (azure-docs #107086).
  [/^invalid request input/i, "synced-account"],
  [/insufficient privileges/i, "permission-missing"],
];

export function inviteRefusal(answer: GraphAnswer, request: InviteRequest): Refused {
  const reason = isChallenge(answer) ? "strong-auth-needed" : reasonIn(answer);
  const known = request.userType === "Member" && answer.status === 403 && reason === "permission-missing" ? "member-not-allowed" : reason;
  return { kind: "refused", reason: known, ...(answer.requestId !== undefined && { remoteId: answer.requestId }) };
}

function reasonIn(answer: GraphAnswer): InviteRefusalReason {
  const { code, message } = graphError(answer);
  const sign = signs.find(([pattern]) => pattern.test(message));
  if (sign) return sign[1];
  if (code === "Directory_QuotaExceeded") return "quota-reached";
  return permissionMissing(answer.status, code) ? "permission-missing" : "unknown";
}

/** A missing scope is 401 `Unauthorized` here, unlike everywhere else in Graph. (An expired token is 401 `InvalidAuthenticationToken`.) */
function permissionMissing(status: number, code: string): boolean {
  return (status === 401 && code === "Unauthorized") || code === "Authorization_RequestDenied";
}
