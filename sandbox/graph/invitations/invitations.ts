import { isContactAddress } from "../../directory/contacts.ts";
import { newGuest } from "../../directory/new-guest.ts";
import { redeemUrl } from "../../partner/redeem-url.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Caller } from "../request/caller.ts";
import { convertInternalUser } from "./convert-internal-user.ts";
import { badRequest, GraphRefusal } from "../request/errors.ts";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { addAddress, findGuest } from "./home-accounts.ts";
import type { InvitationOrder } from "./invitation-order.ts";
import { readInvitationBody, type InvitationBody } from "./invitation-body.ts";
import { mailInvitation } from "./invitation-mail.ts";
import { presentInvitation } from "./invitation-answer.ts";
import { checkPartnerTenant, checkQuota, checkSynced } from "./invitation-limits.ts";
import {
  alreadyExists,
  checkAbuse,
  checkAddress,
  checkOwners,
  checkPolicy,
  demandForInvitations,
  readUserType,
} from "./invitation-rules.ts";
import { REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { resetGuest } from "./reset-redemption.ts";
import { readSponsors } from "./sponsors.ts";

/** POST /invitations (Microsoft: Create invitation). @throws GraphRefusal */
export async function createInvitation(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const caller = c.get("caller");
  demandForInvitations(graph.tenant, caller, REQUIREMENTS.invite);
  checkPolicy(graph.tenant, caller);
  checkAbuse(graph.tenant);
  readQueryOptions(c.req.url, []);
  const order = readOrder(caller, readInvitationBody(await c.req.text()));
  const before = graph.tenant.users.size;
  const guest = guestFor(graph, order);
  const isNew = graph.tenant.users.size > before;
  return c.json(issueInvitation(graph, { ...order, isNew }, guest), 201);
}

/** G19: `GET /invitations` is in the OpenAPI description, but this is what Graph answers. */
export function refuseReading(): never {
  throw new GraphRefusal(404, "UnknownError", NOT_FOUND_PAGE);
}

const NOT_FOUND_PAGE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>404 - File or directory not found.</title></head><body><h2>404 - File or directory not found.</h2></body></html>';

function readOrder(caller: Caller, body: InvitationBody): InvitationOrder {
  const { invitedUserEmailAddress: email, inviteRedirectUrl: redirect } = body;
  // G1
  if (!email) throw badRequest("Invalid value specified for property 'invitedUserEmailAddress' of resource 'Invitation'.");
  // An address with only a host gets a slash at the end, as URL does it.
  const redirectUrl = redirect && URL.canParse(redirect) ? new URL(redirect) : undefined;
  // G1
  if (!redirectUrl?.protocol.startsWith("http")) {
    throw badRequest("Invalid value specified for property 'inviteRedirectUrl' of resource 'Invitation'.");
  }
  if (!isSecure(redirectUrl)) throw badRequest("The invite redirect URL field is invalid.");
  return { email, redirectUrl: redirectUrl.href, body, caller };
}

/** G203. The sandbox lets http pass on this machine: nobody has a certificate for it that browsers trust. */
function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || hostname === "localhost";
}

function guestFor(graph: GraphVersion, order: InvitationOrder): StoredUser {
  if (order.body.resetRedemption === true) return resetGuest(graph.tenant, order);
  return order.body.invitedUser?.id ? convertInternalUser(graph.tenant, order, order.body.invitedUser.id) : findOrCreateGuest(graph, order);
}

function findOrCreateGuest({ tenant }: GraphVersion, { email, body, caller }: InvitationOrder): StoredUser {
  checkAddress(tenant, email);
  checkPartnerTenant(tenant, email);
  checkSynced(tenant, email);
  checkOwners(tenant, email);
  const userType = readUserType(caller, body.invitedUserType);
  const sponsors = readSponsors(tenant, body, caller);
  const known = findGuest(tenant, email);
  if (known && isRefused(known, tenant.control.settings.acceptedReinvite)) throw alreadyExists(known);
  // G5
  if (known) return addAddress(tenant, known, email);
  checkQuota(tenant, caller);
  const displayName = body.invitedUserDisplayName || (email.split("@")[0] ?? email);
  const guest = newGuest({ id: tenant.random.uuid(), email, displayName, userType, sponsors, at: tenant.clock.now() });
  // G116
  return tenant.users.add(isContactAddress(email) ? { ...guest, proxyAddresses: [] } : guest);
}

function isRefused(known: StoredUser, acceptedReinvite: "completed" | "refused"): boolean {
  return known.externalUserState !== "PendingAcceptance" && acceptedReinvite === "refused";
}

function issueInvitation(
  graph: GraphVersion,
  order: InvitationOrder & { readonly isNew: boolean },
  guest: StoredUser,
): Readonly<Record<string, unknown>> {
  const { tenant } = graph;
  const invitationId = tenant.random.uuid();
  const ticket = tenant.random.bytes(32).toString("base64");
  const inviterName = order.caller.kind === "user" ? order.caller.user.displayName : tenant.displayName;
  const creatorId = order.isNew && order.caller.kind === "user" ? order.caller.user.id : undefined;
  tenant.redemptions.add({ ticket, userId: guest.id, email: order.email, inviterName, creatorId, redirectUrl: order.redirectUrl });
  const link = redeemUrl(graph.pageUrl(), { tenantId: tenant.id, invitationId, ticket });
  // G6
  const isPending = guest.externalUserState === "PendingAcceptance";
  // G30, G31
  if (isPending && order.body.sendInvitationMessage === true) mailInvitation(tenant, order, guest, link);
  return presentInvitation(graph, order, { invitationId, link, guest });
}
