import type { Instant, InvitationId, PersonId } from "../ids.ts";
import type { Ledger, LedgerStep } from "./ledger.ts";
import { laterBy } from "./next-free.ts";

/** A POST is over by then, whatever became of its process. */
export const trialOverMs = 120_000;

export interface Attempt {
  /** The administrator. */
  readonly by: PersonId;
  readonly name?: string;
  readonly now: Instant;
  /** Only this invitation may go out; absent: the next that anybody sends. */
  readonly invitation?: InvitationId;
}

export type AttemptVerdict =
  /** The next POST goes out. */
  | "let"
  /** One may go out already, or is being posted. */
  | "under-way"
  /** Nothing is stopped. */
  | "open";

/** Lets one POST through while everything is stopped, to see if Microsoft takes invitations again. */
export function letOneTry({ gate, posts }: Ledger, { by, name, now, invitation }: Attempt): LedgerStep<AttemptVerdict> {
  if (gate.kind === "open") return { verdict: "open", change: {} };
  const { trial } = gate;
  const post = posts.find(({ id }) => id === trial?.post);
  const isBeingPosted = post?.standing === "out" && laterBy(post.at, trialOverMs) > now;
  const waits = trial !== undefined && trial.post === undefined && trial.invitation === invitation;
  if (isBeingPosted || waits) return { verdict: "under-way", change: {} };
  const next = { by, at: now, ...(name !== undefined && { name }), ...(invitation !== undefined && { invitation }) };
  return { verdict: "let", change: { gate: { ...gate, trial: next } } };
}
