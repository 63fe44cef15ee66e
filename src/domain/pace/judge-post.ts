import type { Instant, InvitationId, PersonId, PostId } from "../ids.ts";
import { lastMailOf, mailsOf } from "./mails.ts";
import type { Ledger, LedgerStep, Post } from "./ledger.ts";
import { laterBy, nextInBucket, nextInDay } from "./next-free.ts";
import { outByNow } from "./out-by-now.ts";
import { halfOf } from "./pace.ts";
import type { Pace } from "./pace.ts";
import { pausedUntil } from "./paused-until.ts";

export interface PostQuestion {
  /** The id for the new post. */
  readonly id: PostId;
  readonly invitation: InvitationId;
  readonly person: PersonId;
  readonly pace: Pace;
  readonly now: Instant;
  /** Whether it may wait for its time: only where the app invites, because nobody needs to be there then. */
  readonly mayWait: boolean;
  /** The policy's limit on this person's mails in 24 hours. Absent: it has none, or approvers have said yes. */
  readonly cap?: number;
  /** Another mail of an invitation that is out: not before this many milliseconds after its last one. */
  readonly apart?: number;
}

export type PostVerdict =
  /** It may go out now, once. */
  | { readonly kind: "go"; readonly post: PostId }
  /** `planned`: it waits in the ledger; otherwise nothing is stored. */
  | { readonly kind: "later"; readonly at: Instant; readonly limit: PaceLimit; readonly planned: boolean }
  /** Graph has refused this person's invitations too often in a row. */
  | { readonly kind: "paused"; readonly until: Instant }
  /** The policy's limit on this person's mails is reached. */
  | { readonly kind: "capped"; readonly limit: number }
  /** Microsoft has stopped the tenant's invitations. */
  | { readonly kind: "stopped" };

/** "invitation": the last mail of this invitation has just gone out. */
export type PaceLimit = "person" | "tenant" | "day" | "invitation";

type Step = LedgerStep<PostVerdict>;

/** Decides whether a `POST /invitations` may go out. Pure: the store applies the change in the same transaction in which it read the ledger. */
export function judgePost({ gate, posts: stored }: Ledger, question: PostQuestion): Step {
  const { posts, moved } = outByNow(stored, question.now);
  const { verdict, change } = judge({ gate, posts }, question);
  return { verdict, change: moved.length === 0 ? change : { ...change, posts: [...moved, ...(change.posts ?? [])] } };
}

function judge(ledger: Ledger, question: PostQuestion): Step {
  const planned = ledger.posts.find(({ standing, invitation }) => standing === "planned" && invitation === question.invitation);
  const post = { id: planned?.id ?? question.id, invitation: question.invitation, person: question.person };
  const others = ledger.posts.filter(({ id }) => id !== post.id);
  return ledger.gate.kind === "stopped"
    ? whileStopped(ledger.gate, others, post, question, planned)
    : whileOpen(ledger.gate, others, post, question, planned);
}

type NewPost = Pick<Post, "id" | "invitation" | "person">;

function whileOpen(
  gate: Extract<Ledger["gate"], { kind: "open" }>,
  others: readonly Post[],
  post: NewPost,
  question: PostQuestion,
  planned: Post | undefined,
): Step {
  const { now, mayWait, pace } = question;
  const against = ownLimit(others, question);
  if (against) return notLet(against, planned);
  const isHalf = gate.halfUntil !== undefined && gate.halfUntil > now;
  const kept = isHalf ? halfOf(pace) : pace;
  const ahead = planned ? others.filter(({ standing }) => standing !== "planned") : others;
  const first = nextTime(ahead, { ...post, pace: kept }, now);
  if (first.at === now) return { verdict: { kind: "go", post: post.id }, change: { posts: [{ ...post, at: now, standing: "out" }] } };
  const timed = planned ? others.filter((other) => other.standing !== "planned" || other.at > now) : others; // overdue ones come after it
  const { at, limit } = nextTime(timed, { ...post, pace: kept }, now); // each that waits gets a time of its own
  const change = mayWait ? { posts: [{ ...post, at, standing: "planned" as const }] } : {};
  return { verdict: { kind: "later", at, limit, planned: mayWait }, change };
}

/** What only concerns this person or this invitation. It is told, and never waits in the ledger. */
function ownLimit(others: readonly Post[], { invitation, person, now, cap, apart }: PostQuestion): PostVerdict | undefined {
  const until = pausedUntil(others, person);
  if (until !== undefined && until > now) return { kind: "paused", until };
  const last = apart === undefined ? undefined : lastMailOf(others, invitation);
  const again = last && laterBy(last.at, apart ?? 0);
  if (again !== undefined && again > now) return { kind: "later", at: again, limit: "invitation", planned: false };
  return cap !== undefined && mailsOf(others, person, now) >= cap ? { kind: "capped", limit: cap } : undefined;
}

/** One that waits isn't asked about again before its person's pause is over. */
function notLet(against: PostVerdict, planned: Post | undefined): Step {
  const isPut = against.kind === "paused" && planned !== undefined;
  return { verdict: against, change: isPut ? { posts: [{ ...planned, at: against.until }] } : {} };
}

interface Paced extends Pick<Post, "person"> {
  readonly pace: Pace;
}

/** The first moment from `from` on at which all limits have room, and the one that was in the way last. */
function nextTime(posts: readonly Post[], paced: Paced, from: Instant, inTheWay: PaceLimit = "person"): { at: Instant; limit: PaceLimit } {
  const { person, pace } = paced;
  const times = posts.map(({ at }) => at);
  const own = posts.filter((post) => post.person === person).map(({ at }) => at);
  const waits = [
    { limit: "person", at: nextInBucket(pace.person, own, from) },
    { limit: "tenant", at: nextInBucket(pace.tenant, times, from) },
    { limit: "day", at: nextInDay(pace.perDay, times, from) },
  ] as const;
  const { at, limit } = waits.reduce((latest, wait) => (wait.at > latest.at ? wait : latest));
  return at === from ? { at, limit: inTheWay } : nextTime(posts, paced, at, limit);
}

/** While the tenant is stopped, only the one POST of an administrator's trial goes out, and not past the pace: trials may fail, one after the other. */
function whileStopped(
  gate: Extract<Ledger["gate"], { kind: "stopped" }>,
  others: readonly Post[],
  post: NewPost,
  question: PostQuestion,
  planned: Post | undefined,
): Step {
  const { trial } = gate;
  const { now, mayWait, pace } = question;
  const waiting = mayWait && !planned ? { posts: [{ ...post, at: now, standing: "planned" as const }] } : {};
  const isLet = trial !== undefined && trial.post === undefined && (trial.invitation ?? post.invitation) === post.invitation;
  if (!isLet) return { verdict: { kind: "stopped" }, change: waiting };
  const against = ownLimit(others, question);
  if (against) return notLet(against, planned);
  const out = others.filter(({ standing }) => standing !== "planned");
  const { at, limit } = nextTime(out, { ...post, pace }, now);
  if (at !== now) return { verdict: { kind: "later", at, limit, planned: mayWait }, change: waiting };
  const change = { posts: [{ ...post, at, standing: "out" as const }], gate: { ...gate, trial: { ...trial, post: post.id } } };
  return { verdict: { kind: "go", post: post.id }, change };
}
