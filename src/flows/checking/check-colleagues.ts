import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "directory" | "log">;
type Found = Extract<Refusal, { kind: "colleagues-not-members" }>;

/**
 * Finds colleagues picked on the form who can't be notified: guests, and unknown ids. The picker shows guests too, and
 * cards are client-controlled. Undefined when all are members. Who can't be read, or is hidden by a missing permission, is no reason against it.
 */
export async function checkColleagues({ directory, log }: Needs, actor: Actor, invitation: Checked): Promise<Found | undefined> {
  const picked = [...new Set(invitation.options.colleagues ?? [])];
  if (picked.length === 0) return undefined;
  const unread = new Set<string>();
  try {
    const found = await directory.findByIds(actor, picked, { onUnread: (id) => unread.add(id) });
    if (unread.size > 0) log.warn("colleague-not-checked", { invitation: invitation.id });
    return judge(
      picked.filter((id) => !unread.has(id)),
      found,
    );
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    log.warn("colleague-not-checked", { invitation: invitation.id });
    return undefined;
  }
}

interface Checked extends Pick<Invitation, "id"> {
  readonly options: Pick<Invitation["options"], "colleagues">;
}

function judge(picked: readonly PersonId[], found: readonly DirectoryUser[]): Found | undefined {
  const guests = found.filter(({ userType }) => userType === "Guest");
  if (guests.length === 0 && found.length === picked.length) return undefined;
  return { kind: "colleagues-not-members", names: guests.map(({ displayName }) => displayName) };
}
