import type { Home, Invitation } from "../domain/invitation.ts";
import type { Person } from "../domain/person.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Ports } from "../ports/ports.ts";

type Needs = Pick<Ports, "invitations">;

/** Somebody who asked for an address that another invitation holds, and where they asked. */
export interface Joiner {
  readonly by: Person;
  readonly home: Home;
}

export type AlreadyInvited = Extract<Refusal, { kind: "already-invited" }>;

/**
 * What somebody hears who asked for an address that an open invitation of ours holds. Undefined when the holder ended
 * meanwhile, so that the address is free.
 */
export async function joinInvitation(
  { invitations }: Needs,
  emailKey: Invitation["emailKey"],
  _joiner: Joiner,
): Promise<AlreadyInvited | undefined> {
  const invitation = await invitations.findOpen(emailKey);
  return invitation && { kind: "already-invited", invitation, following: false };
}
