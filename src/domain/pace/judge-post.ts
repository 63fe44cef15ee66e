import type { Instant, InvitationId, PersonId, PostId } from "../ids.ts";
import type { Ledger, Post } from "./ledger.ts";
import { nextInBucket, nextInDay } from "./next-free.ts";
import { halfOf } from "./pace.ts";
import type { Pace } from "./pace.ts";

export interface PostQuestion {
  /** The id for the new post. */
  readonly id: PostId;
  readonly invitation: InvitationId;
  readonly person: PersonId;
  readonly pace: Pace;
  readonly now: Instant;
  /** Whether it may wait for its time: only where the app invites, because nobody needs to be there then. */
  readonly mayWait: boolean;
}

export type PostVerdict =
  /** It may go out now, once. */
  | { readonly kind: "go"; readonly post: PostId }
  /** `planned`: it waits in the ledger; otherwise nothing is stored. */
  | { readonly kind: "later"; readonly at: Instant; readonly limit: PaceLimit; readonly planned: boolean }
  /** Microsoft has stopped the tenant's invitations. */
  | { readonly kind: "stopped" };

export type PaceLimit = "person" | "tenant" | "day";

/** What the ledger becomes: posts to insert or to replace by id, and the gate if it changes. */
export interface LedgerChange {
  readonly posts?: readonly Post[];
  readonly dropped?: readonly PostId[];
  readonly gate?: Ledger["gate"];
}

/** Decides whether a `POST /invitations` may go out. Pure: the store applies the change in the same transaction in which it read the ledger. */
export function judgePost(ledger: Ledger, question: PostQuestion): { readonly verdict: PostVerdict; readonly change: LedgerChange } {
  const { id, invitation, person, now, mayWait } = question;
  const planned = ledger.posts.find((post) => post.standing === "planned" && post.invitation === invitation);
  const post = { id: planned?.id ?? id, invitation, person } as const;
  const { gate } = ledger;
  if (gate.kind === "stopped") return throughTrial(ledger, gate, { ...question, id: post.id });
  const others = ledger.posts.filter((other) => other.id !== post.id && (planned === undefined || other.standing !== "planned"));
  const { at, limit } = nextTime(others, person, paceNow(gate, question), now);
  if (at === now) return { verdict: { kind: "go", post: post.id }, change: { posts: [{ ...post, at, standing: "out" }] } };
  const change = mayWait ? { posts: [{ ...post, at, standing: "planned" as const }] } : {};
  return { verdict: { kind: "later", at, limit, planned: mayWait }, change };
}

function paceNow(gate: Extract<Ledger["gate"], { kind: "open" }>, { pace, now }: PostQuestion): Pace {
  return gate.halfUntil !== undefined && gate.halfUntil > now ? halfOf(pace) : pace;
}

function nextTime(posts: readonly Post[], person: PersonId, pace: Pace, now: Instant): { at: Instant; limit: PaceLimit } {
  const times = posts.map(({ at }) => at);
  const own = posts.filter((post) => post.person === person).map(({ at }) => at);
  const waits = [
    { limit: "person", at: nextInBucket(pace.person, own, now) },
    { limit: "tenant", at: nextInBucket(pace.tenant, times, now) },
    { limit: "day", at: nextInDay(pace.perDay, times, now) },
  ] as const;
  return waits.reduce((latest, wait) => (wait.at > latest.at ? wait : latest));
}

/** While the tenant is stopped, only the one POST of an administrator's trial goes out. */
function throughTrial(
  ledger: Ledger,
  gate: Extract<Ledger["gate"], { kind: "stopped" }>,
  { id, invitation, person, now, mayWait }: PostQuestion,
): { verdict: PostVerdict; change: LedgerChange } {
  const { trial } = gate;
  const isLet = trial !== undefined && trial.post === undefined && (trial.invitation === undefined || trial.invitation === invitation);
  const post = { id, invitation, person, at: now } as const;
  if (isLet) {
    const change = { posts: [{ ...post, standing: "out" as const }], gate: { ...gate, trial: { ...trial, post: id } } };
    return { verdict: { kind: "go", post: id }, change };
  }
  const waits = mayWait && !ledger.posts.some((other) => other.id === id);
  return { verdict: { kind: "stopped" }, change: waits ? { posts: [{ ...post, standing: "planned" }] } : {} };
}
