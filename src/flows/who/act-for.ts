import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { enter } from "./sign-in.ts";
import type { ActAsNeeds, Standing } from "./sign-in.ts";
import { checkSenders } from "./check-senders.ts";

/**
 * Signs a person in to act on an existing invitation. Where the app invites, the tenant must let the requester or the approver invite.
 * `roles` are the requester's. If another actor than the requester invites, the guest gets the requester as their sponsor.
 */
export async function actFor(ports: ActAsNeeds, { requester, approval }: Invitation, by: Person, ssoToken: string): Promise<Standing> {
  const entry = await enter(ports, by, ssoToken);
  if (entry.kind !== "signed-in") return entry;
  const { actor, guestsToo } = entry;
  const { isLet, roles } = await checkSenders(ports, entry, { requester: requester.id, approver: approval?.decision?.by, by: by.id });
  if (!isLet) return { kind: "refused", refusal: { kind: "invitations-not-allowed" } };
  const isOwn = actor.kind === "person" && actor.id === requester.id;
  return { kind: "signed-in", actor, ...(guestsToo && { guestsToo }), ...(!isOwn && { sponsor: requester.id }), ...(roles && { roles }) };
}
