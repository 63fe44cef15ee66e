import { isDomainAllowed } from "../../switches/domain-policy.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { Caller } from "../request/caller.ts";
import { badRequest, GraphRefusal } from "../request/errors.ts";
import { hasRole, isGuest, isPermitted, type Requirement } from "../request/permissions.ts";

/** Microsoft: Invitation. Whether an apostrophe is allowed is unclear there, so it is. */
const FORBIDDEN = /[~!#$%^&*()+=[\]{}\\/|;:"<>?,]/;
const ADDRESS = /^[\x21-\x3f\x41-\x7e]{1,64}@(?=.{1,255}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/i;

/** G22: A missing scope is 401 here, unlike elsewhere (Microsoft: Troubleshoot B2B). @throws GraphRefusal */
export function demandForInvitations(tenant: Tenant, caller: Caller, requirement: Requirement): void {
  if (isPermitted(caller, requirement)) return;
  const application = "00000003-0000-0000-c000-000000000000";
  throw new GraphRefusal(
    ...[401 as const, "Unauthorized"],
    `Insufficient privileges to perform requested operation by the application '${application}'. ControllerName=MSGraphInviteAPI, ActionName=CreateInvite, URL absolute path=/api/${tenant.id}/invites`,
  );
}

/**
 * G11: Microsoft's abuse detection blocks the whole tenant, and the block doesn't end by itself (Microsoft: Troubleshoot B2B). @throws
 * GraphRefusal 403
 * G191: Only Microsoft's support lifts it (https://learn.microsoft.com/answers/questions/5781008).
 */
export function checkAbuse({ control, redemptions }: Tenant): void {
  const { blockInvitationsAfter, supportLiftedBlock } = control.settings;
  if (!supportLiftedBlock && blockInvitationsAfter > 0 && redemptions.issued >= blockInvitationsAfter) {
    throw forbidden("Invitations are blocked for this directory due to suspicious activity. Please contact Microsoft support for help.");
  }
}

/** G8: The second check, after the scope: the tenant's `allowInvitesFrom` (Microsoft: Create invitation, authorizationPolicy). @throws GraphRefusal 403 */
export function checkPolicy({ policy }: Tenant, caller: Caller): void {
  if (!isAllowed(policy.allowInvitesFrom, caller)) {
    throw forbidden("Guest invitations not allowed for your company. Contact your company administrator for more details.");
  }
}

function isAllowed(policy: Tenant["policy"]["allowInvitesFrom"], caller: Caller): boolean {
  if (policy === "none") return false;
  // Seen in the field: under "admins", an app needs exactly User.Invite.All.
  if (caller.kind === "app")
    return policy !== "adminsAndGuestInviters" || isPermitted(caller, { delegated: [], application: ["User.Invite.All"] });
  if (policy === "everyone" || hasRole(caller, "globalAdministrator", "userAdministrator", "guestInviter")) return true;
  return policy === "adminsGuestInvitersAndAllMembers" && !isGuest(caller);
}

/** @throws GraphRefusal 400 */
export function checkAddress({ verifiedDomains, control }: Tenant, email: string): void {
  const [local = "", domain = ""] = email.split("@");
  // G2
  if (!ADDRESS.test(email) || FORBIDDEN.test(local) || /^[.-]|[.-]$/.test(local))
    throw badRequest("The Primary SMTP Address is an invalid value");
  // G3
  if (verifiedDomains.some(({ name }) => name.toLowerCase() === domain.toLowerCase())) throw badRequest("Invitee is in inviter tenant");
  // G10: The API's own words are not known: these are close to the portal's.
  if (!isDomainAllowed(control, email))
    throw badRequest(`The domain ${domain} of the invited user is currently blocked by your invitation policy.`);
}

/** Only administrators create members (Microsoft: Invitation; the answer to others is not known). @throws GraphRefusal */
export function readUserType(caller: Caller, wanted: string | null | undefined): StoredUser["userType"] {
  const type = (wanted ?? "Guest").toLowerCase();
  if (type === "guest") return "Guest";
  if (type !== "member") throw badRequest("Invalid value specified for property 'invitedUserType' of resource 'Invitation'.");
  // G28
  if (caller.kind === "user" && !hasRole(caller, "globalAdministrator", "userAdministrator")) {
    throw forbidden("Insufficient privileges to complete the operation.");
  }
  return "Member";
}

/** Refuses the address of an employee, of several, or of a group. @throws GraphRefusal 400, with the object id if it is one employee */
export function checkOwners({ users, groups }: Tenant, email: string): void {
  const [internal, other] = users.owners(email).filter((user) => user.userType === "Member" && user.externalUserState === null);
  // G162
  if (other) throw badRequest("Non-external user already exists with the given mail address and can't be invited.");
  // G4
  if (internal) throw alreadyExists(internal);
  // G117
  if (groups.ownsAddress(email)) throw badRequest("Group email Address isn't supported");
}

export function alreadyExists({ id, accountEnabled }: StoredUser): GraphRefusal {
  const known = `The invited user already exists in the directory as object ID: ${id}`;
  const rest = "can use that account to sign in to shared apps and resources.";
  return badRequest(
    accountEnabled
      ? `${known}. They ${rest}`
      : `${known}, but the account is blocked from signing in. If the account is unblocked, they ${rest}`,
  );
}

export const forbidden = (message: string) => new GraphRefusal(403, "Forbidden", message);
