import type { Instant, PersonId } from "../ids.ts";
import type { Post } from "./ledger.ts";
import { laterBy } from "./next-free.ts";

/** Microsoft blocks a tenant that invites in vain too often. */
const refusalsInARow = 5;
const pauseMs = 3_600_000;

/**
 * Until when a person's invitations pause, because Graph has refused the last five; undefined if it hasn't. Only its answers count: a
 * fault that passes, a lost answer and the block of the whole tenant say nothing about this person.
 */
export function pausedUntil(posts: readonly Post[], person: PersonId): Instant | undefined {
  const answered = posts.filter((post) => post.person === person && (post.standing === "sent" || post.standing === "refused"));
  const last = answered.slice(-refusalsInARow);
  const newest = last.at(-1);
  const isPaused = last.length === refusalsInARow && last.every(({ standing }) => standing === "refused");
  return newest && isPaused ? laterBy(newest.at, pauseMs) : undefined;
}
