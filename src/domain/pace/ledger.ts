import type { Instant, InvitationId, PersonId, PostId } from "../ids.ts";

/** One `POST /invitations` that can create a guest or send a mail: it went out, or it will. */
export interface Post {
  readonly id: PostId;
  readonly invitation: InvitationId;
  /** The requester, also when somebody else approved or tried again. */
  readonly person: PersonId;
  /** When it went out, or will. */
  readonly at: Instant;
  readonly standing: PostStanding;
}

/**
 * "planned": waits for its time (only where the app invites); "out": it is being posted, or the process died. The others are Graph's answer:
 * "sent"; "refused"; "blocked" (Microsoft has stopped the tenant's invitations); "not-taken" (a fault that passes, and nothing was done);
 * "unknown" (no answer, or one that doesn't say).
 */
export const postStandings = ["planned", "out", "sent", "refused", "blocked", "not-taken", "unknown"] as const;
export type PostStanding = (typeof postStandings)[number];

/** What became of a POST that went out. */
export type PostAnswer = Exclude<PostStanding, "planned" | "out">;

/** Microsoft has stopped the tenant's invitations: "due to suspicious activity". */
export interface Stopped {
  readonly kind: "stopped";
  readonly since: Instant;
  /** Graph's request-id, which Microsoft's support asks for. */
  readonly remoteId?: string;
  /** An administrator lets one POST through, to see if Microsoft takes it. */
  readonly trial?: Trial;
  /** The last trial that is over. */
  readonly tried?: Tried;
}

/** A trial after which everything stayed stopped. */
export interface Tried {
  readonly by: PersonId;
  readonly name?: string;
  /** When Graph answered. */
  readonly at: Instant;
  readonly answer: Exclude<PostAnswer, "sent">;
  /** Graph's request-id, with the answer "blocked". */
  readonly remoteId?: string;
}

export interface Trial {
  readonly by: PersonId;
  /** The administrator's name, for the others. */
  readonly name?: string;
  readonly at: Instant;
  /** Only this invitation may use it: the one that waits longest. Absent: the next that anybody sends. */
  readonly invitation?: InvitationId;
  /** The post that uses it: nothing else goes out. */
  readonly post?: PostId;
}

export interface Open {
  readonly kind: "open";
  /** Half the pace until then. */
  readonly halfUntil?: Instant;
}

/** What the store keeps about posts, the same for all instances. */
export interface Ledger {
  readonly gate: Open | Stopped;
  /** Those of the last 24 hours and the planned ones, oldest first. */
  readonly posts: readonly Post[];
}

/** What the ledger becomes: posts to insert or to replace by id, posts to forget, and the gate if it changes. */
export interface LedgerChange {
  readonly posts?: readonly Post[];
  readonly dropped?: readonly PostId[];
  readonly gate?: Ledger["gate"];
}

/** A rule's answer, and what it changes. */
export interface LedgerStep<Verdict> {
  readonly verdict: Verdict;
  readonly change: LedgerChange;
}
