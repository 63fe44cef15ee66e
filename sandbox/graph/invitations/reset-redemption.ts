import { toGraphTime } from "../../directory/graph-time.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Caller } from "../request/caller.ts";
import { badRequest, resourceNotFound } from "../request/errors.ts";
import { demandForInvitations, forbidden } from "./invitation-rules.ts";
import type { InvitationOrder } from "./invitation-order.ts";
import { hasRole, REQUIREMENTS } from "../request/permissions.ts";

/** `resetRedemption: true`: the guest must redeem again, and keeps id, UPN and groups (Microsoft: Create invitation, Troubleshoot B2B). @throws GraphRefusal */
export function resetGuest(tenant: Tenant, { body, email, caller }: InvitationOrder): StoredUser {
  demandForInvitations(tenant, caller, REQUIREMENTS.resetRedemption);
  const id = body.invitedUser?.id;
  if (!id)
    throw badRequest(
      "Invalid value specified for property 'invitedUser' of resource 'Invitation': its id is required to reset the redemption.",
    );
  const guest = tenant.users.get(id);
  if (!guest) throw resourceNotFound(id);
  if (!mayReset(caller, guest)) throw forbidden("Insufficient privileges to complete the operation.");
  const addresses = [guest.mail, ...guest.otherMails].map((address) => address?.toLowerCase());
  if (!addresses.includes(email.toLowerCase())) throw badRequest("The new address has to be the user's mail or one of the other mails.");
  // G7
  return tenant.users.update(id, {
    externalUserState: "PendingAcceptance",
    externalUserStateChangeDateTime: toGraphTime(tenant.clock.now()),
    identities: guest.identities.filter((identity) => identity.signInType !== "federated"),
  });
}

function mayReset(caller: Caller, guest: StoredUser): boolean {
  if (caller.kind === "app") return guest.roles.length === 0;
  return hasRole(caller, "globalAdministrator", "userAdministrator", "helpdeskAdministrator");
}
