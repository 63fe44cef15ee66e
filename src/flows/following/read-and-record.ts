import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { AcceptancePath, Invitation } from "../../domain/invitation.ts";
import { stateTimeOf } from "../../domain/judge-deletion.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Cursor } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { jobsFromNews } from "./jobs-from-news.ts";
import type { GuestNews } from "./jobs-from-news.ts";

export type ReadNeeds = Pick<Ports, "invitations" | "directory" | "clock" | "log">;

type Invited = Invitation & { readonly state: Extract<Invitation["state"], { kind: "invited" }> };

/** Graph may not show a guest for some minutes after it has shown them once (microsoft-graph-docs-contrib #2465). */
const settledAfterMs = 10 * 60_000;

interface ReadOptions {
  /** What caused the look; `young`: nothing but time. */
  readonly path?: AcceptancePath;
  /** Moved in the same transaction. */
  readonly cursor?: Cursor;
}

/**
 * Reads the guests of open invitations by id, and queues the jobs that record what has changed. Also stores which guests the directory has
 * shown: only these count as deleted when they aren't found. A guest who can't be read doesn't keep the others back, and counts as neither.
 * `isFound`: all were found.
 */
export async function readAndRecord(
  { directory, invitations, clock, log }: ReadNeeds,
  waiting: readonly Invitation[],
  { path = "young", cursor }: ReadOptions = {},
): Promise<{ readonly isFound: boolean }> {
  const asked = waiting.filter(isInvited);
  const unread = new Set<string>();
  const users = asked.length === 0 ? [] : await directory.findByIds({ kind: "app" }, idsOf(asked), (id) => unread.add(id));
  if (unread.size > 0) log.warn("guests-not-read", { count: unread.size });
  const open = asked.filter(({ state }) => !unread.has(state.guestId));
  const found = new Map<GuestId, DirectoryUser>(users.map((user) => [user.id, user]));
  const news = open.flatMap((invitation) => newsOf(invitation, found.get(invitation.state.guestId), clock));
  const jobs = jobsFromNews(news, open, path, clock.now());
  if (jobs.length > 0 || cursor) await invitations.commit({ invitations: [], events: [], jobs, ...(cursor && { cursor }) });
  for (const invitation of open) await markSeen({ invitations, clock }, invitation, found.get(invitation.state.guestId));
  return { isFound: asked.every(({ state }) => found.has(state.guestId)) };
}

function isInvited(invitation: Invitation): invitation is Invited {
  return invitation.state.kind === "invited";
}

function idsOf(open: readonly Invited[]): GuestId[] {
  return open.map(({ state }) => state.guestId);
}

function newsOf({ state }: Invited, user: DirectoryUser | undefined, clock: ReadNeeds["clock"]): GuestNews[] {
  const { guestId: id, since, seen = false } = state;
  if (user) return [{ id, userState: user.userState, userStateSince: stateTimeOf(user, seen), removed: false }];
  const isGone = seen && clock.millisecondsSince(since) > settledAfterMs;
  return isGone ? [{ id, userState: undefined, userStateSince: null, removed: true }] : [];
}

/**
 * A guest who has accepted is recorded as such instead: until then, the time of their acceptance counts as at first sight. If another change
 * is committed at the same time, the next look does it.
 */
async function markSeen(
  { invitations, clock }: Pick<ReadNeeds, "invitations" | "clock">,
  invitation: Invited,
  user: DirectoryUser | undefined,
): Promise<void> {
  if (!user || user.userState === "Accepted") return;
  const step = advanceInvitation(invitation, { kind: "seen" }, clock.now());
  if (step.kind === "ok") await invitations.commit({ invitations: [step.next], events: [], jobs: [] });
}
