import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation, UntoldTo } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { whenStorable } from "./when-storable.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/** Keeps on the invitation that these people may have missed the last message about it: its status then says so. */
export async function noteUntold(ports: Needs, id: InvitationId, who: UntoldTo): Promise<void> {
  await change(ports, id, (untold) => (untold.includes(who) ? untold : [...untold, who]));
}

/**
 * Something has reached them since. The message is out: when the store can't be used for long, its job must end all the same, because it would
 * post a second one otherwise.
 */
export async function noteTold(ports: Needs & Pick<Ports, "log">, id: InvitationId, who: UntoldTo): Promise<void> {
  try {
    await change(ports, id, (untold) => (untold.includes(who) ? untold.filter((other) => other !== who) : untold));
  } catch (error) {
    if (!isGuestlistError(error, "store-unavailable")) throw error;
    ports.log.error("told-not-noted", error, { invitation: id });
  }
}

type Change = (untold: readonly UntoldTo[]) => readonly UntoldTo[];

/** Tries again when the invitation was changed at the same moment. */
async function change(ports: Needs, id: InvitationId, next: Change): Promise<void> {
  const invitation = await whenStorable(ports.clock, () => ports.invitations.find(id));
  const before = invitation?.untold ?? [];
  const after = next(before);
  if (!invitation || after === before) return;
  const commit = () => ports.invitations.commit({ invitations: [changed(invitation, after)], events: [], jobs: [] });
  const outcome = await whenStorable(ports.clock, commit);
  if (outcome === "conflict") await change(ports, id, next);
}

function changed({ untold: _untold, version, ...invitation }: Invitation, untold: readonly UntoldTo[]): Invitation {
  return { ...invitation, version: version + 1, ...(untold.length > 0 && { untold }) };
}
