import type { Instant } from "../ids.ts";
import { trialOverMs } from "./let-one-try.ts";
import type { Ledger, Stopped, Trial } from "./ledger.ts";
import { laterBy } from "./next-free.ts";

/** How a stop stands, for administrators. */
export type StopStanding =
  | {
      readonly kind: "stopped";
      /** When Graph refused last, and its request-id: what Microsoft's support asks for. */
      readonly refusedAt: Instant;
      readonly remoteId?: string;
      readonly attempt?: StopAttempt;
    }
  /** Microsoft takes invitations again. */
  | { readonly kind: "over" };

/** The newest "Try one again". `name`: the administrator who pressed it. */
export interface StopAttempt {
  readonly name?: string;
  readonly at: Instant;
  /**
   * "next": the next invitation that somebody sends may go out; "under-way": one was chosen, or is being posted; "failed": Microsoft
   * still refuses; "unclear": the answer doesn't tell, or there was none.
   */
  readonly outcome: "next" | "under-way" | "failed" | "unclear";
}

/** How the stop that began at `since` stands now. A later stop has its own cards. */
export function stopStanding({ gate, posts }: Ledger, since: Instant, now: Instant): StopStanding {
  if (gate.kind === "open" || gate.since !== since) return { kind: "over" };
  const { tried } = gate;
  const last = tried?.answer === "blocked" ? { at: tried.at, remoteId: tried.remoteId } : { at: gate.since, remoteId: gate.remoteId };
  const attempt = attemptIn(gate, posts, now);
  return {
    kind: "stopped",
    refusedAt: last.at,
    ...(last.remoteId !== undefined && { remoteId: last.remoteId }),
    ...(attempt && { attempt }),
  };
}

function attemptIn({ trial, tried }: Stopped, posts: Ledger["posts"], now: Instant): StopAttempt | undefined {
  if (trial) return { ...withName(trial), at: trial.at, outcome: outcomeOf(trial, posts, now) };
  return tried && { ...withName(tried), at: tried.at, outcome: tried.answer === "blocked" ? "failed" : "unclear" };
}

function withName({ name }: { readonly name?: string }): Pick<StopAttempt, "name"> {
  return name === undefined ? {} : { name };
}

/** Of a POST whose process died nobody knows the answer. */
function outcomeOf({ invitation, post: id }: Trial, posts: Ledger["posts"], now: Instant): StopAttempt["outcome"] {
  if (id === undefined) return invitation === undefined ? "next" : "under-way";
  const post = posts.find((each) => each.id === id);
  return post?.standing === "out" && laterBy(post.at, trialOverMs) > now ? "under-way" : "unclear";
}

/** What a card about a stop tells. */
export interface StopNews {
  readonly standing: StopStanding;
  readonly tenantId: string;
  readonly inviteAs: "user" | "app";
}

/** The same for two standings that look the same. */
export function stopMark(standing: StopStanding): string {
  return JSON.stringify(standing);
}
