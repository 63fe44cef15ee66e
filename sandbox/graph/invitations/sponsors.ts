import type { Tenant } from "../../tenant/tenant.ts";
import type { Caller } from "../request/caller.ts";
import { badRequest, resourceNotFound } from "../request/errors.ts";
import { idOf } from "../objects/reference.ts";
import type { InvitationBody } from "./invitation-body.ts";

/** The limit per user (Microsoft: Invitation). */
export const MAX_SPONSORS = 5;

/** Ids of the sponsors: the named users or groups, else the person who invites (Microsoft: Invitation). @throws GraphRefusal */
export function readSponsors(tenant: Tenant, body: InvitationBody, caller: Caller): readonly string[] {
  const links = body["invitedUserSponsors@odata.bind"] ?? [];
  // G26
  if (links.length > MAX_SPONSORS) throw badRequest(`A user can have at most ${MAX_SPONSORS} sponsors.`);
  // G25
  if (links.length === 0) return caller.kind === "user" ? [caller.user.id] : [];
  return links.map((link) => readSponsor(tenant, link));
}

function readSponsor(tenant: Tenant, link: string): string {
  const id = idOf(link);
  if (id === undefined) throw badRequest(`'${link}' is not a reference to a user or group.`);
  const sponsor = tenant.users.get(id) ?? tenant.groups.get(id);
  if (!sponsor) throw resourceNotFound(id);
  return sponsor.id;
}
