import type { FirstGuests } from "../../ports/directory.ts";
import type { Printed } from "../output/printed.ts";
import type { Shell } from "../shell.ts";
import { firstOf } from "./first-of.ts";
import { guestRecord } from "./guest-fields.ts";
import type { GuestField } from "./guest-fields.ts";
import type { GuestQuery } from "./guest-query.ts";
import { readGuests } from "./read-guests.ts";
import type { DirectoryGuest } from "./read-guests.ts";

/** The most users that Graph returns in one page. */
const largestPage = 999;

export interface GuestListing {
  readonly query: GuestQuery;
  readonly orderBy?: FirstGuests["orderBy"];
  readonly fields: readonly GuestField[];
  /** How many are printed; Infinity: all. */
  readonly most: number;
  /** At most 999, also the default for long lists. */
  readonly pageSize?: number;
  /** What is said if there are more. */
  readonly whenMore: string;
  readonly layout: Pick<Printed, "inTable" | "onTerminal" | "whenEmpty">;
}

/** Prints the users that match, as they come. */
export async function listGuests(shell: Shell, listing: GuestListing): Promise<void> {
  const { query, orderBy, fields, most, pageSize = pageFor(most, query), whenMore, layout } = listing;
  const select = [...new Set([...fields.map(({ property }) => property), ...query.reads])];
  const door = await shell.directory();
  const question = { kind: "first", ...query.question, ...(orderBy !== undefined && { orderBy }), select, pageSize } as const;
  const guests = firstOf(kept(readGuests({ door, question, shell }), query), most, () => shell.say(whenMore));
  await shell.print({ ...layout, fields: fields.map(({ name }) => name), records: recordsOf(guests, fields) });
}

/** One more than is printed tells whether there are more. */
function pageFor(most: number, { keeps }: GuestQuery): number {
  return keeps ? largestPage : Math.min(most + 1, largestPage);
}

async function* kept(guests: AsyncIterable<DirectoryGuest>, { keeps }: GuestQuery): AsyncGenerator<DirectoryGuest, void, undefined> {
  for await (const guest of guests) if (!keeps || keeps(guest)) yield guest;
}

async function* recordsOf(guests: AsyncIterable<DirectoryGuest>, fields: readonly GuestField[]) {
  for await (const guest of guests) yield guestRecord(guest, fields);
}
