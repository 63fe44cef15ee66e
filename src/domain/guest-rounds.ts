import type { LaneName } from "./guest-lanes.ts";
import { laneNames, lanes, youngLanes } from "./guest-lanes.ts";
import type { Instant, InvitationId } from "./ids.ts";
import { instantOf, millisecondsOf } from "./instant.ts";
import { sweepBatchMs, youngBatchMs } from "./young-rhythm.ts";

/** A place in the order in which guests are read: the newest first. */
export interface GuestPosition {
  readonly since: Instant;
  readonly id: InvitationId;
}

/** One round over the guests of a lane, from the newest to the oldest. */
export interface Round {
  readonly begun: Instant;
  /** The last one that was read; absent when the round is over. */
  readonly after?: GuestPosition;
}

/** The two kinds of batches; each has its own rate. */
export type BatchKind = "young" | "sweep";

export const batchEveryMs: Readonly<Record<BatchKind, number>> = { young: youngBatchMs, sweep: sweepBatchMs };

/** How far all rounds are; stored, so that another instance goes on where this one stopped. */
export interface Rounds {
  /** When the last batch of each kind was asked for. */
  readonly asked: Readonly<Partial<Record<BatchKind, Instant>>>;
  /** The last batch of the young had no place left: those that are waiting get places in the sweep. */
  readonly isFull: boolean;
  readonly lanes: Readonly<Partial<Record<LaneName, Round>>>;
}

export const noRounds: Rounds = { asked: {}, isFull: false, lanes: {} };

const kinds: readonly BatchKind[] = ["young", "sweep"];

/** `young=<moment> full=1 hour=<begun>,<since>,<id>`: one word for each thing that is known. */
export function roundsText({ asked, isFull, lanes: rounds }: Rounds): string {
  const askedAt = kinds.flatMap((kind) => (asked[kind] === undefined ? [] : [`${kind}=${asked[kind]}`]));
  const places = laneNames.flatMap((lane) => {
    const round = rounds[lane];
    if (!round) return [];
    return [`${lane}=${round.begun}${round.after ? `,${round.after.since},${round.after.id}` : ""}`];
  });
  return [...askedAt, ...(isFull ? ["full=1"] : []), ...places].join(" ");
}

/** What can't be read counts as unknown: the round begins again. */
export function readRounds(text: string | undefined): Rounds {
  const words = new Map((text ?? "").split(" ").map((word) => [word.split("=", 1)[0] ?? "", word.slice(word.indexOf("=") + 1)]));
  const asked = kinds.flatMap((kind) => {
    const at = momentIn(words.get(kind));
    return at === undefined ? [] : [[kind, at] as const];
  });
  const rounds = laneNames.flatMap((lane) => {
    const round = readRound(words.get(lane));
    return round ? [[lane, round] as const] : [];
  });
  return { asked: Object.fromEntries(asked), isFull: words.get("full") === "1", lanes: Object.fromEntries(rounds) };
}

function readRound(word: string | undefined): Round | undefined {
  const [begunText, sinceText, id = ""] = word?.split(",") ?? [];
  const [begun, since] = [momentIn(begunText), momentIn(sinceText)];
  if (begun === undefined) return undefined;
  return since === undefined ? { begun } : { begun, after: { since, id: id as InvitationId } };
}

function momentIn(text: string | undefined): Instant | undefined {
  const moment = text as Instant | undefined;
  return moment === undefined || Number.isNaN(millisecondsOf(moment)) ? undefined : moment;
}

/**
 * Whether the next batch of this kind may be asked for. After a longer stop it is one batch, not all that weren't asked for meanwhile. "clock":
 * the last one was asked for later than now, because the clock went back, or is another one's; when, nobody knows.
 */
export function mayAsk({ asked }: Rounds, kind: BatchKind, now: Instant): "now" | "later" | "clock" {
  const last = asked[kind];
  if (last === undefined) return "now";
  const waitedMs = millisecondsOf(now) - millisecondsOf(last);
  if (waitedMs < 0) return "clock";
  return waitedMs >= batchEveryMs[kind] ? "now" : "later";
}

/** Whether a lane has a round to begin or to go on with. After the clock went back it has. */
export function isDue(lane: LaneName, round: Round | undefined, now: Instant): boolean {
  if (!round || round.after) return true;
  const ageMs = millisecondsOf(now) - millisecondsOf(round.begun);
  return ageMs < 0 || ageMs >= lanes[lane].everyMs;
}

/** Guests may come without a word (an import, a reset, another instance): when nothing is to be read, the store is looked at this often. */
const lookMs = 15_000;

/** When there is something to read again, as far as is known. */
export function nextLook(rounds: Rounds, now: Instant): Instant {
  const nowMs = millisecondsOf(now);
  const times = laneNames.flatMap((lane) => {
    const round = rounds.lanes[lane];
    if (!round) return [];
    const askedAt = rounds.asked[kindOf(lane)];
    const freeMs = askedAt === undefined ? nowMs : millisecondsOf(askedAt) + batchEveryMs[kindOf(lane)];
    const dueMs = isDue(lane, round, now) ? freeMs : Math.max(freeMs, millisecondsOf(round.begun) + lanes[lane].everyMs);
    return dueMs > nowMs ? [dueMs] : [];
  });
  return instantOf(Math.min(nowMs + lookMs, ...times));
}

function kindOf(lane: LaneName): BatchKind {
  return youngLanes.some((young) => young === lane) ? "young" : "sweep";
}
