import type { Invitation } from "../../domain/invitation.ts";
import { openStates } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import { addressKeyOf } from "./imported-invitation.ts";
import type { PendingGuest } from "./imported-invitation.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/** For so long after an attempt whose outcome stayed unknown, a job looks for its guest (`resolve-sending`), and adopts it. */
const adoptedWithinMs = 48 * 3_600_000;

/**
 * The guests that nobody asked for here: we have no invitation of the guest, none to the address that is open, and none whose guest is still
 * searched for. Of several guests with one address only the first can become known.
 */
export async function findUnknown(ports: Needs, guests: readonly PendingGuest[]): Promise<readonly PendingGuest[]> {
  const ours = await ports.invitations.findByGuests(guests.map(({ id }) => id));
  const known = new Set(ours.flatMap(({ state }) => ("guestId" in state ? [state.guestId] : [])));
  const addresses = new Set<string>();
  const unknown: PendingGuest[] = [];
  for (const guest of guests) {
    const key = addressKeyOf(guest);
    if (known.has(guest.id) || addresses.has(key)) continue;
    addresses.add(key);
    if (!(await ports.invitations.findByAddress(key)).some((invitation) => holdsAddress(invitation, ports.clock))) unknown.push(guest);
  }
  return unknown;
}

function holdsAddress({ state }: Invitation, clock: Needs["clock"]): boolean {
  if (openStates.includes(state.kind)) return true;
  return state.kind === "failed" && state.reason === "not-confirmed" && clock.millisecondsSince(state.since) < adoptedWithinMs;
}
