import { domainOf } from "../domain/email.ts";
import type { EndingRefusal } from "../domain/refusal.ts";
import type { DirectoryUser, Preflight } from "../ports/directory.ts";

/** What the preflight forbids, or nothing. What a missing permission hid doesn't forbid: Graph decides then. */
export function judgePreflight(preflight: Preflight, email: string): EndingRefusal | undefined {
  const domain = domainOf(email);
  if (preflight.requesterType === "Guest") return { kind: "requester-is-guest" };
  if (typeof preflight.existing === "object") return judgeExisting(preflight.existing);
  if (preflight.ownDomains !== "not-checked" && preflight.ownDomains.includes(domain)) return { kind: "own-domain", domain };
  return undefined;
}

/**
 * A member nobody invited is an employee. A guest whose state is null was never asked to accept (made directly, or
 * self-service sign-up) and is in already.
 */
function judgeExisting(user: DirectoryUser): EndingRefusal {
  const { displayName: name, id, userStateSince: since } = user;
  if (user.userState === "PendingAcceptance") return { kind: "guest-pending", name, user: id, since };
  if (user.userType === "Guest" || user.userState === "Accepted") return { kind: "guest-accepted", name, user: id, since };
  return { kind: "employee", name, user: id };
}
