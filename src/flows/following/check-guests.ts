import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Cursor, InvitedRange } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { jobsFromNews } from "./jobs-from-news.ts";
import type { GuestNews } from "./jobs-from-news.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "cursors" | "directory" | "clock">;

const minute = 60_000;
const recentForMs = 48 * 60 * minute;
/** Graph may not show a new guest for some minutes (microsoft-graph-docs-contrib #2465). Only after this time does "absent" mean "removed". */
const visibleWithinMs = 10 * minute;
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
  await check(ports, await ports.invitations.listInvited({ from: recentSince }, maxRecent));
  await sweepOlder(ports, { until: recentSince });
  return { kind: "again", at: ports.clock.later(minute) };
}

async function sweepOlder(ports: Needs, range: InvitedRange): Promise<void> {
  const stored = await ports.cursors.find(sweepCursor);
  const after = stored ? { after: stored as InvitationId } : {};
  const older = await ports.invitations.listInvited({ ...range, ...after }, maxOlder);
  if (older.length === 0 && !stored) return;
  const last = older[maxOlder - 1]; // undefined: the end was reached, and the next sweep starts
  await check(ports, older, { name: sweepCursor, from: stored, to: last?.id ?? "" });
}

async function check({ directory, invitations, clock }: Needs, waiting: readonly Invitation[], cursor?: Cursor): Promise<void> {
  const news = waiting.length === 0 ? [] : await readNews({ directory, clock }, waiting);
  const jobs = jobsFromNews(news, waiting, "young", clock.now());
  if (jobs.length === 0 && !cursor) return;
  await invitations.commit({ invitations: [], events: [], jobs, ...(cursor && { cursor }) });
}

async function readNews({ directory, clock }: Pick<Needs, "directory" | "clock">, waiting: readonly Invitation[]): Promise<GuestNews[]> {
  const guests = waiting.flatMap(({ state }) => (state.kind === "invited" ? [{ id: state.guestId, since: state.since }] : []));
  const ids = guests.map(({ id }) => id);
  const found = new Map<GuestId, DirectoryUser>((await directory.findByIds({ kind: "app" }, ids)).map((user) => [user.id, user]));
  return guests.flatMap(({ id, since }) => newsOf(id, found.get(id), clock.millisecondsSince(since)));
}

function newsOf(id: GuestId, user: DirectoryUser | undefined, age: number): GuestNews[] {
  if (user) return [{ id, userState: user.userState, userStateSince: user.userStateSince, removed: false }];
  return age > visibleWithinMs ? [{ id, userState: undefined, userStateSince: null, removed: true }] : [];
}
