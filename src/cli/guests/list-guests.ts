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
  readonly noun: "guests" | "users";
  /** How many are printed; Infinity: all. */
  readonly most: number;
  /** At most 999, also the default for long lists. */
  readonly pageSize?: number;
  /** What is said if there are more. */
  readonly whenMore: string;
  readonly layout: Pick<Printed, "inTable" | "onTerminal" | "whenEmpty">;
}

/** Prints the users that match, as they come. Resolves with their number. */
export async function listGuests(shell: Shell, listing: GuestListing): Promise<number> {
  const { query, orderBy, fields, noun, most, pageSize = pageFor(most, query), whenMore, layout } = listing;
  const select = [...new Set([...fields.map(({ property }) => property), ...query.reads])];
  const door = await shell.directory();
  const question = { kind: "first", ...query.question, ...(orderBy !== undefined && { orderBy }), select, pageSize } as const;
  const guests = firstOf(kept(readGuests({ door, question, noun, shell }), query), most, () => shell.say(whenMore));
  let count = 0;
  async function* records() {
    for await (const guest of guests) {
      count += 1;
      yield guestRecord(guest, fields);
    }
  }
  await shell.print({ ...layout, fields: fields.map(({ name }) => name), records: records() });
  return count;
}

/** One more than is printed tells whether there are more. */
function pageFor(most: number, { keeps }: GuestQuery): number {
  return keeps ? largestPage : Math.min(most + 1, largestPage);
}

async function* kept(guests: AsyncIterable<DirectoryGuest>, { keeps }: GuestQuery): AsyncGenerator<DirectoryGuest, void, undefined> {
  for await (const guest of guests) if (!keeps || keeps(guest)) yield guest;
}
