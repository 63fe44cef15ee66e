import type { InviteOutcome } from "../../ports/directory.ts";
import { graphError } from "./graph-answer.ts";
import type { GraphAnswer } from "./graph-answer.ts";

type Refused = Extract<InviteOutcome, { kind: "refused" }>;

/**
 * Only the message tells why: codes are coarse (`BadRequest`, `Forbidden`, `Unauthorized`), texts undocumented.
 * Matched leniently, the first that fits; what nobody knows stays "unknown" with Graph's request-id in the log.
 */
const signs: readonly (readonly [RegExp, Refused["reason"]])[] = [
  [/suspicious activity/i, "tenant-blocked"],
  [/guest invitations not allowed|invitations? (?:are|is) not allowed/i, "invitations-not-allowed"],
  [/invitation policy|cross-tenant access|cross cloud worker/i, "domain-blocked"],
  [/inviter tenant/i, "own-domain"],
  [/already exists in the directory|non-external user already exists/i, "already-in-directory"],
  [/primary smtp address|group email address|invalid.{0,40}(?:e-?mail|address)|(?:e-?mail|address).{0,40}invalid/i, "address-refused"],
  [/insufficient privileges/i, "permission-missing"],
];

export function inviteRefusal(answer: GraphAnswer): Refused {
  const { code, message } = graphError(answer);
  const sign = signs.find(([pattern]) => pattern.test(message));
  const reason = sign?.[1] ?? (permissionMissing(answer.status, code) ? "permission-missing" : "unknown");
  return { kind: "refused", reason, ...(answer.requestId !== undefined && { remoteId: answer.requestId }) };
}

/** A missing scope is 401 `Unauthorized` here, unlike elsewhere in Graph. (An outdated token is 401 `InvalidAuthenticationToken`.) */
function permissionMissing(status: number, code: string): boolean {
  return (status === 401 && code === "Unauthorized") || code === "Authorization_RequestDenied";
}
