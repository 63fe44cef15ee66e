import { toGraphTime } from "../../directory/graph-time.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { badRequest, resourceNotFound } from "../request/errors.ts";
import { checkAddress, demandForInvitations, forbidden } from "./invitation-rules.ts";
import type { InvitationOrder } from "./invitation-order.ts";
import { mayAdministerUsers, REQUIREMENTS } from "../request/permissions.ts";

/**
 * `invitedUser.id` without `resetRedemption`: converts an internal account into one that signs in elsewhere. It keeps id, UPN and groups;
 * its mail must be the external address already (Microsoft: Create invitation).
 * @throws GraphRefusal
 */
export function convertInternalUser(tenant: Tenant, { email, caller }: InvitationOrder, id: string): StoredUser {
  demandForInvitations(tenant, caller, REQUIREMENTS.convertUsers);
  checkAddress(tenant, email);
  const user = tenant.users.get(id.toLowerCase());
  if (!user) throw resourceNotFound(id);
  if (!mayAdministerUsers(caller)) throw forbidden("Insufficient privileges to complete the operation.");
  if (user.externalUserState !== null) throw badRequest("The invited user is no internal user: reset the redemption instead.");
  if (user.mail?.toLowerCase() !== email.toLowerCase()) throw badRequest("The mail of the user has to be the invited address.");
  // G120
  return tenant.users.update(user.id, {
    externalUserState: "PendingAcceptance",
    externalUserStateChangeDateTime: toGraphTime(tenant.clock.now()),
  });
}
