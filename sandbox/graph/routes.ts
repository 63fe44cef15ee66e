import { checkMemberGroups, checkMyMemberGroups, listMemberships, listMyMemberships } from "./groups/memberships.ts";
import { runBatch } from "./request/batch.ts";
import { listContacts } from "./organization/contacts.ts";
import { followUsers } from "./changes/delta.ts";
import { getDeleted, listDeleted, purgeDeleted, restoreDeleted } from "./users/deleted-items.ts";
import { listDomains } from "./organization/domains.ts";
import type { GraphContext, GraphVersion } from "./request/graph-env.ts";
import { addGroupMember, getGroup, listGroupMembers, listGroupOwners, listGroups, removeGroupMember } from "./groups/groups.ts";
import { createInvitation, refuseReading } from "./invitations/invitations.ts";
import { countUsers, listUsers } from "./users/list-users.ts";
import { getOrganization, listOrganization } from "./organization/organization.ts";
import { changeUser } from "./users/change-user.ts";
import { getAuthorizationPolicy, listB2bManagementPolicies } from "./organization/policies.ts";
import { sendMail, sendMyMail } from "./users/send-mail.ts";
import { addTeamMember } from "./groups/add-team-member.ts";
import { listGroupSettings, listTenantSettings } from "./groups/group-settings.ts";
import { listMyOwnedObjects, listOwnedObjects } from "./groups/owned-objects.ts";
import { getTeamMember, listTeamMembers, removeTeamMember } from "./groups/team-members.ts";
import { listTeamTags } from "./groups/team-tags.ts";
import { listTransitiveMembers } from "./groups/transitive-members.ts";
import { createSubscription, deleteSubscription, getSubscription, listSubscriptions } from "./changes/subscriptions.ts";
import { reauthorizeSubscription, renewSubscription } from "./changes/renew-subscription.ts";
import { deleteUser, getMe, getUser } from "./users/user.ts";
import { addSponsor, listSponsors, removeSponsor } from "./users/user-sponsors.ts";

type Handler = (graph: GraphVersion, c: GraphContext) => Response | Promise<Response>;

interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly handle: Handler;
  /** Absent: in both versions. */
  readonly only?: "beta";
}

const route = (method: Route["method"], path: string, handle: Handler, only?: "beta"): Route => ({
  ...{ method, path, handle },
  ...(only === undefined ? {} : { only }),
});

/** The routes of Graph. If two match, the first one is used. */
export const ROUTES: readonly Route[] = [
  route("GET", "/me", getMe),
  route("GET", "/me/memberOf", listMyMemberships),
  route("GET", "/me/memberOf/:cast", listMyMemberships),
  route("GET", "/me/transitiveMemberOf", listMyMemberships),
  route("GET", "/me/transitiveMemberOf/:cast", listMyMemberships),
  route("GET", "/me/ownedObjects", listMyOwnedObjects),
  route("POST", "/me/checkMemberGroups", checkMyMemberGroups),
  route("POST", "/me/sendMail", sendMyMail),
  route("GET", "/organization", listOrganization),
  route("GET", "/organization/:id", getOrganization),
  route("GET", "/domains", listDomains),
  route("GET", "/contacts", listContacts),
  route("GET", "/users", listUsers),
  route("GET", "/users/$count", countUsers),
  route("GET", "/users/delta", followUsers),
  route("GET", "/users/:key", getUser),
  route("PATCH", "/users/:key", changeUser),
  route("DELETE", "/users/:key", deleteUser),
  route("GET", "/users/:key/memberOf", listMemberships),
  route("GET", "/users/:key/memberOf/:cast", listMemberships),
  route("GET", "/users/:key/transitiveMemberOf", listMemberships),
  route("GET", "/users/:key/transitiveMemberOf/:cast", listMemberships),
  route("GET", "/users/:key/ownedObjects", listOwnedObjects),
  route("POST", "/users/:key/checkMemberGroups", checkMemberGroups),
  route("POST", "/users/:key/sendMail", sendMail),
  route("GET", "/users/:key/sponsors", listSponsors),
  route("POST", "/users/:key/sponsors/$ref", addSponsor),
  route("DELETE", "/users/:key/sponsors/:id/$ref", removeSponsor),
  route("GET", "/groups", listGroups),
  route("GET", "/groups/:id", getGroup),
  route("GET", "/groups/:id/members", listGroupMembers),
  route("GET", "/groups/:id/transitiveMembers", listTransitiveMembers),
  route("GET", "/groups/:id/transitiveMembers/:cast", listTransitiveMembers),
  route("GET", "/groups/:id/owners", listGroupOwners),
  route("POST", "/groups/:id/members/$ref", addGroupMember),
  route("DELETE", "/groups/:id/members/:member/$ref", removeGroupMember),
  route("GET", "/groups/:id/settings", listGroupSettings),
  route("GET", "/groupSettings", listTenantSettings),
  route("GET", "/teams/:id/members", listTeamMembers),
  route("POST", "/teams/:id/members", addTeamMember),
  route("GET", "/teams/:id/members/:member", getTeamMember),
  route("DELETE", "/teams/:id/members/:member", removeTeamMember),
  route("GET", "/teams/:id/tags", listTeamTags),
  route("GET", "/directory/deletedItems/:id", (graph, c) => (isCast(c) ? listDeleted(graph, c) : getDeleted(graph, c))),
  route("DELETE", "/directory/deletedItems/:id", purgeDeleted),
  route("POST", "/directory/deletedItems/:id/restore", restoreDeleted),
  route("GET", "/policies/authorizationPolicy", getAuthorizationPolicy),
  route("GET", "/policies/b2bManagementPolicies", listB2bManagementPolicies, "beta"),
  route("POST", "/subscriptions", createSubscription),
  route("GET", "/subscriptions", listSubscriptions),
  route("GET", "/subscriptions/:id", getSubscription),
  route("PATCH", "/subscriptions/:id", renewSubscription),
  route("DELETE", "/subscriptions/:id", deleteSubscription),
  route("POST", "/subscriptions/:id/reauthorize", reauthorizeSubscription),
  route("POST", "/invitations", createInvitation),
  route("GET", "/invitations", refuseReading),
  route("GET", "/invitations/:id", refuseReading),
  route("POST", "/$batch", runBatch),
];

/** A type cast is at the place of an id: deleted users can only be listed by type. */
function isCast(c: GraphContext): boolean {
  return c.req.path.toLowerCase().endsWith("/microsoft.graph.user");
}
