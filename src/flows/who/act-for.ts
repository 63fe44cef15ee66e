import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { enter } from "./sign-in.ts";
import type { ActAsNeeds, Standing } from "./sign-in.ts";
import { checkSenders } from "./check-senders.ts";

/**
 * As {@link actAs}, for what is done about an invitation that was asked for: where the app posts, it suffices that the tenant lets
 * whoever asked or whoever approved invite. `roles` are the requester's; guests whom anybody else invites get the requester as their sponsor.
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
