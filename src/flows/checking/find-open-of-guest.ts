import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Preflight } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "invitations">;

/** The open invitation of ours that a guest who still waits has already: under another address of theirs, or of a form's twin. */
export async function openOfGuest({ invitations }: Needs, { existing }: Pick<Preflight, "existing">): Promise<Invitation | undefined> {
  if (typeof existing !== "object") return undefined;
  const ours = await invitations.findByGuests([existing.id]);
  return ours.find(({ state }) => openStates.includes(state.kind));
}
