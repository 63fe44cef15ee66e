import { mostImportedAtOnce } from "../../flows/importing/import-guests.ts";
import type { PendingGuest } from "../../flows/importing/imported-invitation.ts";
import type { GuestQuery } from "../guests/guest-query.ts";
import { readGuests } from "../guests/read-guests.ts";
import type { Looking } from "../who/enter-to-look.ts";
import type { Shell } from "../shell.ts";
import { pendingGuestOf, pendingProperties } from "./pending-guest.ts";

/** The most users that Graph returns in one page. */
const largestPage = 999;

export interface FoundPending {
  /** Those that nobody invited through us. */
  readonly unknown: readonly PendingGuest[];
  /** How many are known already. */
  readonly known: number;
  /** How many have no address by which they could be found again. */
  readonly unreadable: number;
}

/** Reads the pending guests of the directory, and finds those that Guestlist doesn't know. */
export async function findPending(
  shell: Shell,
  { flows }: Pick<Looking, "flows">,
  { question, reads, keeps }: GuestQuery,
): Promise<FoundPending> {
  const select = [...new Set([...pendingProperties, ...reads])];
  const door = await shell.directory();
  const guests = readGuests({ door, question: { kind: "first", ...question, select, pageSize: largestPage }, noun: "guests", shell });
  const pending: PendingGuest[] = [];
  let unreadable = 0;
  for await (const guest of guests) {
    if (keeps && !keeps(guest)) continue;
    const read = pendingGuestOf(guest);
    if (read) pending.push(read);
    else unreadable += 1;
  }
  const unknown: PendingGuest[] = [];
  for (const page of pagesOf(pending)) {
    shell.stop.throwIfAborted();
    unknown.push(...(await flows.findUnknown(page)));
  }
  return { unknown, known: pending.length - unknown.length, unreadable };
}

/** As many at once as are imported at once. */
export function pagesOf(guests: readonly PendingGuest[]): readonly (readonly PendingGuest[])[] {
  const count = Math.ceil(guests.length / mostImportedAtOnce);
  return Array.from({ length: count }, (_, index) => guests.slice(index * mostImportedAtOnce, (index + 1) * mostImportedAtOnce));
}
