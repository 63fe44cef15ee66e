import { rangeOf, youngLanes } from "../../domain/guest-lanes.ts";
import type { LaneName } from "../../domain/guest-lanes.ts";
import { isDue } from "../../domain/guest-rounds.ts";
import type { BatchKind, Round, Rounds } from "../../domain/guest-rounds.ts";
import type { Instant } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { batchSize, lentPlaces } from "../../domain/young-rhythm.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "guests">;

/** The guests of the next batch, and how far the rounds are when they have been read. */
export interface Choice {
  readonly guests: readonly Invitation[];
  readonly rounds: Rounds;
}

/** Places that a lane has to itself, as long as it has guests to read; what is left goes to the first lanes. */
type Plan = readonly (readonly [lane: LaneName, places: number])[];

const youngPlan: Plan = youngLanes.map((lane) => [lane, 0]);
const sweepPlan: Plan = [
  ["old", 16],
  ["settled", 4],
];
/** The hour's guests have the batches of the young. */
const lendingPlan: Plan = [
  ["old", 8],
  ["settled", 2],
  ["day", lentPlaces.day],
  ["days", lentPlaces.days],
  ["joined", lentPlaces.joined],
];

/** Chooses up to twenty guests: the newest of each lane first, each once in a round. */
export async function chooseGuests(ports: Needs, kind: BatchKind, rounds: Rounds, now: Instant): Promise<Choice> {
  if (kind === "sweep") return fill(ports, rounds.isFull ? lendingPlan : sweepPlan, { guests: [], rounds }, now);
  const choice = await fill(ports, youngPlan, { guests: [], rounds }, now);
  return { ...choice, rounds: { ...choice.rounds, isFull: choice.guests.length === batchSize } };
}

async function fill(ports: Needs, plan: Plan, start: Choice, now: Instant): Promise<Choice> {
  let choice = start;
  for (const [lane, places] of plan) if (places > 0) choice = await takeFrom(ports, lane, choice, { places, now });
  for (const [lane] of plan) choice = await takeFrom(ports, lane, choice, { places: batchSize, now });
  return choice;
}

interface Room {
  readonly places: number;
  readonly now: Instant;
}

/** Goes on with the round of a lane, and begins the next one if there is room and it is due. */
async function takeFrom(ports: Needs, lane: LaneName, choice: Choice, { places, now }: Room): Promise<Choice> {
  const room = Math.min(places, batchSize - choice.guests.length);
  const round = choice.rounds.lanes[lane];
  if (room === 0 || !isDue(lane, round, now)) return choice;
  const { guests, rest } = await goOn(ports, lane, { round, asked: choice.rounds.asked.young, room, now });
  const all = new Map([...choice.guests, ...guests].map((guest) => [guest.id, guest]));
  const taken = { guests: [...all.values()], rounds: advance(choice.rounds, lane, rest) };
  const isOver = rest !== undefined && rest.after === undefined;
  return isOver && round?.after ? takeFrom(ports, lane, taken, { places: room - guests.length, now }) : taken;
}

function advance(rounds: Rounds, lane: LaneName, round: Round | undefined): Rounds {
  return round ? { ...rounds, lanes: { ...rounds.lanes, [lane]: round } } : rounds;
}

interface Stretch {
  readonly round: Round | undefined;
  /** When the last batch of the young was asked for. */
  readonly asked: Instant | undefined;
  readonly room: number;
  readonly now: Instant;
}

/** The next guests of a lane, and its round after them; without one, the lane is empty. */
async function goOn(ports: Needs, lane: LaneName, { round, asked, room, now }: Stretch) {
  const range = rangeOf(lane, now);
  if (!round?.after) {
    const guests = await ports.guests.list(range, room + 1);
    return { guests: guests.slice(0, room), rest: guests.length === 0 ? undefined : roundAfter(now, guests, room) };
  }
  // those invited since the last batch don't wait for the next round
  const isYoungest = lane === "hour" && asked !== undefined;
  const fresh = isYoungest ? await ports.guests.list({ ...range, from: asked }, room) : [];
  const later = await ports.guests.list({ ...range, before: round.after }, room - fresh.length + 1);
  const { begun, after } = round;
  const left = room - fresh.length;
  const rest = left === 0 ? { begun, ...(later.length > 0 && { after }) } : roundAfter(begun, later, left);
  return { guests: [...fresh, ...later.slice(0, left)], rest };
}

function roundAfter(begun: Instant, guests: readonly Invitation[], room: number): Round {
  const last = guests.length > room ? guests[room - 1] : undefined;
  return last ? { begun, after: { since: last.state.since, id: last.id } } : { begun };
}
