import type { Instant } from "./ids.ts";
import { instantOf, millisecondsOf } from "./instant.ts";
import type { LookWay } from "./invitation.ts";

/** So many acts of one kind in a sliding window. */
export interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * What one person may do in a time. Nobody who works with partners comes near these numbers; they keep one person from using up what Graph
 * gives to all.
 */
export const limits = {
  /** A message to the bot. */
  message: { most: 60, withinMs: 10 * minute },
  /** A submitted form, with the token of its sender. */
  form: { most: 30, withinMs: 10 * minute },
  /** A press on any other button. A press that needs a sign-in arrives twice: these are 60 presses at least. */
  press: { most: 120, withinMs: 10 * minute },
  /** A request that approvers were asked about. */
  ask: { most: 20, withinMs: 24 * hour },
  /** A request that its requester withdrew. Over this limit they can't ask for more; they can still withdraw. */
  withdrawal: { most: 5, withinMs: hour },
  /** A link to sign in as Entra demands. */
  "sign-in-link": { most: 20, withinMs: hour },
} as const satisfies Readonly<Record<string, Limit>>;

/**
 * How often a hint may cause a series of looks at a guest: for one invitation, and for all together. A series goes on for longer than the 5 s
 * in which further notifications begin none, so each of them is followed by a look. Over the limits, the other ways hear of the acceptance.
 */
export const lookLimits = {
  "landing-page": { invitation: { most: 1, withinMs: 30_000 }, all: { most: 20, withinMs: minute } },
  notification: { invitation: { most: 1, withinMs: 5_000 }, all: { most: 60, withinMs: minute } },
} as const satisfies Readonly<Record<LookWay, Readonly<Record<"invitation" | "all", Limit>>>>;

export type LimitedAct = keyof typeof limits;

/** How many requests of one person may wait for approval at the same time. */
export const mostAwaiting = 10;

/** The acts of one kind that a person did lately. */
export interface RecentActs {
  readonly times: readonly Instant[];
  /** The person has been told that they are over the limit until then, and is told nothing before. */
  readonly silentUntil?: Instant;
}

export type LimitVerdict =
  | { readonly kind: "within" }
  /** Over the limit, and the person hasn't been told yet. `until`: when the next act is within it again. */
  | { readonly kind: "over"; readonly until: Instant }
  /** Over the limit, and the person has been told. */
  | { readonly kind: "silent"; readonly until: Instant };

/** `take` counts the act if it is within the limit, `look` only asks, and `note` counts it in any case. */
export type LimitUse = "take" | "look" | "note";

export interface JudgedAct {
  readonly verdict: LimitVerdict;
  /** What to store; absent: nothing has changed. */
  readonly acts?: RecentActs;
}

const within: LimitVerdict = { kind: "within" };

/** Judges one act at a moment. An act that was refused doesn't count: who goes on trying gets no later end. */
export function judgeAct(before: RecentActs, { most, withinMs }: Limit, now: Instant, use: LimitUse): JudgedAct {
  const start = instantOf(millisecondsOf(now) - withinMs);
  const end = instantOf(millisecondsOf(now) + withinMs); // later ones are of a clock that was ahead and was set back
  const times = before.times.filter((time) => time > start && time <= end).slice(-most);
  const [oldest] = times;
  if (use === "note") return { verdict: within, acts: { times: [...times, now].slice(-most) } };
  if (times.length < most || oldest === undefined) return { verdict: within, ...(use === "take" && { acts: { times: [...times, now] } }) };
  const told = toldUntil(before, now, end);
  if (told) return { verdict: { kind: "silent", until: told } };
  const until = oldest < now ? instantOf(millisecondsOf(oldest) + withinMs) : end;
  return { verdict: { kind: "over", until }, acts: { times, silentUntil: until } };
}

/** For a limit without a window: the person is told once an hour. */
export function tellOnceAnHour(before: RecentActs, now: Instant): JudgedAct {
  const until = instantOf(millisecondsOf(now) + hour);
  const told = toldUntil(before, now, until);
  if (told) return { verdict: { kind: "silent", until: told } };
  return { verdict: { kind: "over", until }, acts: { times: [], silentUntil: until } };
}

function toldUntil({ silentUntil }: RecentActs, now: Instant, latest: Instant): Instant | undefined {
  return silentUntil !== undefined && silentUntil > now && silentUntil <= latest ? silentUntil : undefined;
}
