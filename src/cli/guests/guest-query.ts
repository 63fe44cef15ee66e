import type { FirstGuests } from "../../ports/directory.ts";
import { readChoice } from "../arguments/read-choice.ts";
import { readDomain } from "../arguments/read-domain.ts";
import { readAge } from "../arguments/read-span.ts";
import { isOfDomain, mayBeOfDomain } from "./guest-domain.ts";
import { isOlderThan } from "./is-older-than.ts";
import type { DirectoryGuest } from "./read-guests.ts";
import { searchExpression } from "./search-expression.ts";
import { translateFilter } from "./translate-filter.ts";

/** What the options of `guests` ask for: one part is Graph's, and the rest is decided here, guest by guest. */
export interface GuestQuery {
  readonly question: Pick<FirstGuests, "filter" | "search" | "withMembers" | "isAdvanced">;
  /** The properties that are read for {@link keeps}. */
  readonly reads: readonly string[];
  /** Absent: everything that Graph returns. */
  readonly keeps?: (guest: DirectoryGuest) => boolean;
}

/** What `--state` takes. */
const guestStates = ["pending", "accepted", "none"] as const;

/** A part of the query that one option makes. */
interface Part {
  readonly filter?: string;
  readonly search?: string;
  readonly withMembers?: boolean;
  readonly isAdvanced?: boolean;
  readonly reads?: readonly string[];
  readonly keeps?: (guest: DirectoryGuest) => boolean;
}

export interface GuestOptions {
  readonly filter?: string;
  readonly state?: string;
  readonly olderThan?: string;
  readonly domain?: string;
  readonly search?: string;
}

/**
 * What can be combined, by Microsoft's rules for advanced queries: everything here, since nothing is sorted or expanded.
 * @throws CommandFailure `usage`
 */
export function readGuestQuery({ filter, state, olderThan, domain, search }: GuestOptions, now: number): GuestQuery {
  const parts = [
    filter === undefined ? {} : { filter: `(${translateFilter(filter)})` },
    state === undefined ? {} : inState(readChoice("--state", state, guestStates)),
    olderThan === undefined ? {} : olderBy(readAge("--older-than", olderThan), now),
    domain === undefined ? {} : ofDomain(readDomain("--domain", domain)),
    search === undefined ? {} : { search: searchExpression(search) },
  ] satisfies readonly Part[];
  return together(parts);
}

/** Only invited people have a state, so these filters alone find guests, and members who were guests. Null can't be filtered by. */
function inState(state: (typeof guestStates)[number]): Part {
  switch (state) {
    case "pending":
      return { filter: "externalUserState eq 'PendingAcceptance'", withMembers: true };
    case "accepted":
      return { filter: "externalUserState eq 'Accepted'", withMembers: true };
    case "none":
      return { reads: ["externalUserState"], keeps: ({ externalUserState }) => (externalUserState ?? null) === null };
  }
}

function olderBy(age: number, now: number): Part {
  const reads = ["externalUserStateChangeDateTime", "createdDateTime"];
  return { reads, keeps: (guest) => isOlderThan(guest, now - age) };
}

function ofDomain(domain: string): Part {
  const reads = ["mail", "otherMails", "userPrincipalName"];
  return { filter: mayBeOfDomain(domain), isAdvanced: true, reads, keeps: (guest) => isOfDomain(guest, domain) };
}

function together(parts: readonly Part[]): GuestQuery {
  const filters = parts.flatMap(({ filter }) => filter ?? []);
  const search = parts.find((part) => part.search !== undefined)?.search;
  const tests = parts.flatMap(({ keeps }) => keeps ?? []);
  return {
    question: {
      ...(filters.length > 0 && { filter: filters.join(" and ") }),
      ...(search !== undefined && { search }),
      ...(parts.some(({ withMembers }) => withMembers) && { withMembers: true }),
      ...(parts.some(({ isAdvanced }) => isAdvanced) && { isAdvanced: true }),
    },
    reads: parts.flatMap(({ reads }) => reads ?? []),
    ...(tests.length > 0 && { keeps: (guest) => tests.every((isKept) => isKept(guest)) }),
  };
}
