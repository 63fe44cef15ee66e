import type { GuestId, Instant } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { stateTimeOf } from "../../domain/judge-deletion.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "directory" | "clock" | "log">;

/**
 * Graph may not show a new guest for some minutes, also after it has shown them once (microsoft-graph-docs-contrib #2465). Only a guest who
 * was seen can be gone, and only after this time.
 */
const visibleWithinMs = 10 * 60_000;

/** What a look-up of a guest in the directory found. */
export type GuestLookup =
  | (GuestStatus & { readonly user: DirectoryUser })
  | { readonly kind: "absent" }
  /** Absent, but too new or never seen: the directory may not show the guest yet. */
  | { readonly kind: "too-fresh" }
  /** No reader has the permission to read users. */
  | { readonly kind: "hidden" };

export type GuestStatus =
  | { readonly kind: "pending" }
  | { readonly kind: "accepted"; readonly since: Instant | null }
  /** The directory shows no state, or a state that is neither of these two. */
  | { readonly kind: "no-state" };

type Invited = Extract<Invitation["state"], { kind: "invited" }>;

/**
 * Reads the guest of an open invitation by id, as the first reader that has the permission.
 * @throws GuestlistError `directory-unavailable` or `throttled`.
 */
export async function lookUpGuest(ports: Needs, readers: readonly Actor[], { guestId: guest, since, seen }: Invited): Promise<GuestLookup> {
  for (const reader of readers) {
    const found = await read(ports, reader, guest);
    if (found === "hidden") continue;
    if (found) return { ...guestStatus({ ...found, userStateSince: stateTimeOf(found, seen ?? false) }), user: found };
    return { kind: seen && ports.clock.millisecondsSince(since) > visibleWithinMs ? "absent" : "too-fresh" };
  }
  ports.log.warn("guest-not-looked-up", { guest });
  return { kind: "hidden" };
}

/** A guest's state as the directory shows it. */
export function guestStatus({ userState, userStateSince }: DirectoryUser): GuestStatus {
  if (userState === "Accepted") return { kind: "accepted", since: userStateSince };
  return { kind: userState === "PendingAcceptance" ? "pending" : "no-state" };
}

async function read({ directory }: Needs, reader: Actor, guest: GuestId): Promise<DirectoryUser | "hidden" | undefined> {
  try {
    return (await directory.findByIds(reader, [guest]))[0];
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    return "hidden";
  }
}
