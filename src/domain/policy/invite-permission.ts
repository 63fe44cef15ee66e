import type { DirectoryRole } from "./directory-role.ts";
import { mayInvite, mayNotInvite } from "./may-invite.ts";
import type { InvitePolicy } from "./may-invite.ts";

/** What is known about a person's right to invite. */
export interface InviteRights {
  readonly roles: readonly DirectoryRole[] | "not-checked";
  /** The person is a guest of the tenant. */
  readonly isGuest: boolean;
}

/**
 * Whether the tenant lets an invitation go out. "unsure": only Graph knows, and answers the POST. "withheld": the tenant lets none of
 * these people invite. "nobody": the tenant lets nobody invite, not even administrators.
 */
export type InvitePermission = "granted" | "unsure" | "withheld" | "nobody";

/**
 * The tenant's permission for the requester and the approver of an invitation; one of them with the right is enough. Where the app invites,
 * Graph sees only the app, so the bot must know: an unknown right counts as none. A person who invites in their own name is checked by
 * Graph, so only certain knowledge counts against them.
 */
export function invitePermission(
  policy: InvitePolicy | "not-checked",
  people: readonly InviteRights[],
  inviter: "app" | "person",
): InvitePermission {
  if (policy === "none") return "nobody";
  const may = people.some(({ roles, isGuest }) => mayInvite(policy, roles, whoOf(isGuest)));
  if (inviter === "app") return may ? "granted" : "withheld";
  if (may && policy !== "not-checked") return "granted";
  return people.every(({ roles, isGuest }) => mayNotInvite(policy, roles, whoOf(isGuest))) ? "withheld" : "unsure";
}

function whoOf(isGuest: boolean): "guest" | "member" {
  return isGuest ? "guest" : "member";
}
