import type { InvitationId } from "../../domain/ids.ts";
import type { InvitedRange } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { readAndRecord } from "./read-and-record.ts";

type Needs = Pick<Ports, "invitations" | "cursors" | "directory" | "clock" | "log">;

const minute = 60_000;
const recentForMs = 48 * 60 * minute;
/** Up to 50 `$batch` calls a minute for recent guests and one for older guests, so that about 28,000 older guests are checked daily. */
const maxRecent = 1_000;
const maxOlder = 20;
const sweepCursor = "old-guests-sweep";

/**
 * The second way to hear of an acceptance, in case delta doesn't report `externalUserState` (Microsoft's documentation doesn't say that it
 * does). Reads guests invited within the last 48 hours by id every minute, and older guests in a slow sweep.
 */
export async function checkGuests(ports: Needs): Promise<JobOutcome> {
  const recentSince = ports.clock.later(-recentForMs);
  await readAndRecord(ports, await ports.invitations.listInvited({ from: recentSince }, maxRecent));
  await sweepOlder(ports, { until: recentSince });
  return { kind: "again", at: ports.clock.later(minute) };
}

async function sweepOlder(ports: Needs, range: InvitedRange): Promise<void> {
  const stored = await ports.cursors.find(sweepCursor);
  const after = stored ? { after: stored as InvitationId } : {};
  const older = await ports.invitations.listInvited({ ...range, ...after }, maxOlder);
  if (older.length === 0 && !stored) return;
  const last = older[maxOlder - 1]; // undefined: the end was reached, and the next sweep starts
  await readAndRecord(ports, older, { cursor: { name: sweepCursor, from: stored, to: last?.id ?? "" } });
}
