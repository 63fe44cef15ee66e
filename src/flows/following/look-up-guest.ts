import type { GuestId, Instant } from "../../domain/ids.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "directory" | "clock" | "log">;

/** A fresh guest may be invisible for minutes (microsoft-graph-docs-contrib #2465): absent means deleted only after this. */
const visibleWithinMs = 10 * 60_000;

/** How a guest stands in the directory right now. */
export type GuestLookup =
  | GuestStatus
  | { readonly kind: "absent" }
  /** Absent, but the directory may not show them yet. */
  | { readonly kind: "too-fresh" }
  /** No permission to look. */
  | { readonly kind: "hidden" };

export type GuestStatus =
  | { readonly kind: "pending" }
  | { readonly kind: "accepted"; readonly since: Instant | null }
  /** The directory tells no state, or another than these two. */
  | { readonly kind: "no-state" };

interface Question {
  readonly guest: GuestId;
  /** When we learned of the guest. */
  readonly knownSince: Instant;
}

/** Reads one guest by id as the first of these who may. */
export async function lookUpGuest(ports: Needs, readers: readonly Actor[], { guest, knownSince }: Question): Promise<GuestLookup> {
  for (const reader of readers) {
    const found = await read(ports, reader, guest);
    if (found === "hidden") continue;
    if (found) return guestStatus(found);
    return { kind: ports.clock.millisecondsSince(knownSince) > visibleWithinMs ? "absent" : "too-fresh" };
  }
  ports.log.warn("guest-not-looked-up", { guest });
  return { kind: "hidden" };
}

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
