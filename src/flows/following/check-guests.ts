import { mayAsk, nextLook, readRounds, roundsText } from "../../domain/guest-rounds.ts";
import type { BatchKind, Rounds } from "../../domain/guest-rounds.ts";
import type { Instant } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { chooseGuests } from "./choose-guests.ts";
import { readAndRecord } from "./read-and-record.ts";

type Needs = Pick<Ports, "invitations" | "guests" | "cursors" | "directory" | "clock" | "log">;

const cursorName = "guest-rounds";
/** Another process has the job: this one has lost its lease, and its outcome isn't stored. */
const overtakenForMs = 5_000;

/** What is stored of the rounds, and what it says. */
interface Stored {
  readonly text: string | undefined;
  readonly rounds: Rounds;
}

/**
 * Reads our guests by id: the young often, the old in a sweep of constant rate. So acceptances, resets and removals are heard of even if the
 * directory's changes don't report them (Microsoft's documentation doesn't say that delta reports `externalUserState`). The rhythm is in
 * `src/domain/young-rhythm.ts`. Each batch is noted before it is asked for, and how far the rounds are is stored with what was read: after a
 * crash, the same guests are read again, and no instance asks more often than one would.
 */
export async function checkGuests(ports: Needs): Promise<JobOutcome> {
  const text = await ports.cursors.find(cursorName);
  let stored: Stored | undefined = { text, rounds: readRounds(text) };
  for (const kind of ["young", "sweep"] as const) stored = stored && (await readBatch(ports, kind, stored));
  return { kind: "again", at: stored ? nextLook(stored.rounds, ports.clock.now()) : ports.clock.later(overtakenForMs) };
}

/** Undefined when another process was first. */
async function readBatch(ports: Needs, kind: BatchKind, stored: Stored): Promise<Stored | undefined> {
  const now = ports.clock.now();
  const may = mayAsk(stored.rounds, kind, now);
  if (may === "clock") return store(ports, stored, noted(stored.rounds, kind, now));
  if (may === "later") return stored;
  const { guests, rounds } = await chooseGuests(ports, kind, stored.rounds, now);
  if (guests.length === 0) return stored;
  const asked = await store(ports, stored, noted(stored.rounds, kind, now));
  if (!asked) return undefined;
  const next = noted(rounds, kind, now);
  const to = roundsText(next);
  const { isStored } = await readAndRecord(ports, guests, { cursor: { name: cursorName, from: asked.text, to } });
  return isStored ? { text: to, rounds: next } : undefined;
}

function noted(rounds: Rounds, kind: BatchKind, now: Instant): Rounds {
  return { ...rounds, asked: { ...rounds.asked, [kind]: now } };
}

async function store({ invitations }: Needs, { text: from }: Stored, rounds: Rounds): Promise<Stored | undefined> {
  const to = roundsText(rounds);
  const outcome = await invitations.commit({ invitations: [], events: [], jobs: [], cursor: { name: cursorName, from, to } });
  return outcome === "committed" ? { text: to, rounds } : undefined;
}
