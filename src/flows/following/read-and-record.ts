import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { AcceptancePath, Invitation } from "../../domain/invitation.ts";
import { stateTimeOf } from "../../domain/judge-deletion.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import { GuestlistError } from "../../errors.ts";
import type { Cursor } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { jobsFromNews } from "./jobs-from-news.ts";
import type { GuestNews } from "./jobs-from-news.ts";

export type ReadNeeds = Pick<Ports, "invitations" | "directory" | "clock" | "log">;

type State<Kind extends Invitation["state"]["kind"]> = Invitation & { readonly state: Extract<Invitation["state"], { kind: Kind }> };
type Guest = State<"invited"> | State<"accepted">;

/** Graph may not show a guest for some minutes after it has shown them once (microsoft-graph-docs-contrib #2465). */
const settledAfterMs = 10 * 60_000;

interface ReadOptions {
  /** What caused the look; `young`: nothing but time. */
  readonly path?: AcceptancePath;
  /** Moved in the same transaction. */
  readonly cursor?: Cursor;
}

export interface ReadGuests {
  /** All guests were found. */
  readonly isFound: boolean;
  /** False when another process has moved the cursor: nothing was stored. */
  readonly isStored: boolean;
}

/**
 * Reads the guests of invitations by id, and queues the jobs that record what has changed: an acceptance, a reset, a removal. Also stores which
 * guests the directory has shown: only these count as deleted when they aren't found. A guest who can't be read doesn't keep the others back,
 * and counts as neither. Nothing is asked twice.
 * @throws GuestlistError `throttled` when Graph asks to wait for some of them: the others are recorded, and the cursor isn't moved.
 */
export async function readAndRecord(
  ports: ReadNeeds,
  invitations: readonly Invitation[],
  { path = "young", cursor }: ReadOptions = {},
): Promise<ReadGuests> {
  const asked = invitations.filter(isGuest);
  const { found, unread, retryAfter } = await read(ports, asked);
  const known = asked.filter(({ state }) => !unread.has(state.guestId));
  const news = known.flatMap((invitation) => newsOf(invitation, found.get(invitation.state.guestId), ports.clock));
  const isStored = await queue(ports, news, { path, ...(cursor && retryAfter === undefined && { cursor }) });
  for (const invitation of known) await markSeen(ports, invitation, found.get(invitation.state.guestId));
  if (retryAfter !== undefined) throw new GuestlistError("throttled", "Graph asks us to wait for some guests", { status: 429, retryAfter });
  return { isFound: asked.every(({ state }) => found.has(state.guestId)), isStored };
}

function isGuest(invitation: Invitation): invitation is Guest {
  return invitation.state.kind === "invited" || invitation.state.kind === "accepted";
}

interface Reading {
  readonly found: ReadonlyMap<GuestId, DirectoryUser>;
  readonly unread: ReadonlySet<string>;
  /** The longest wait that Graph asks for, in seconds. */
  readonly retryAfter: number | undefined;
}

async function read({ directory, log }: ReadNeeds, asked: readonly Guest[]): Promise<Reading> {
  const unread = new Set<string>();
  const waits: number[] = [];
  const onUnread = (id: string, retryAfter?: number): void => {
    unread.add(id);
    if (retryAfter !== undefined) waits.push(retryAfter);
  };
  const ids = asked.map(({ state }) => state.guestId);
  const users = ids.length === 0 ? [] : await directory.findByIds({ kind: "app" }, ids, { onUnread, once: true });
  if (unread.size > 0) log.warn("guests-not-read", { count: unread.size });
  const found = new Map<GuestId, DirectoryUser>(users.map((user) => [user.id, user]));
  return { found, unread, retryAfter: waits.length > 0 ? Math.max(...waits) : undefined };
}

/** What the directory says of a guest, unless it is what we know. */
function newsOf({ state }: Guest, user: DirectoryUser | undefined, clock: ReadNeeds["clock"]): GuestNews[] {
  const { guestId: id } = state;
  const isAccepted = state.kind === "accepted";
  if (!user) return isGone(state, clock) ? [{ id, userState: undefined, userStateSince: null, removed: true }] : [];
  if (user.userState !== (isAccepted ? "PendingAcceptance" : "Accepted")) return [];
  return [{ id, userState: user.userState, userStateSince: stateTimeOf(user, isAccepted || (state.seen ?? false)), removed: false }];
}

/** Only a guest whom the directory has shown before can be gone. */
function isGone(state: Guest["state"], clock: ReadNeeds["clock"]): boolean {
  if (state.kind === "invited" && !state.seen) return false;
  return clock.millisecondsSince(state.kind === "invited" ? state.since : state.heardAt) > settledAfterMs;
}

/** If a guest has several invitations, all of them decide what the news mean. */
async function queue(
  { invitations, clock }: ReadNeeds,
  news: readonly GuestNews[],
  { path, cursor }: ReadOptions & { readonly path: AcceptancePath },
): Promise<boolean> {
  const ours = news.length === 0 ? [] : await invitations.findReadableByGuests(news.map(({ id }) => id));
  const jobs = jobsFromNews(news, ours, path, clock.now());
  if (jobs.length === 0 && !cursor) return true;
  return (await invitations.commit({ invitations: [], events: [], jobs, ...(cursor && { cursor }) })) === "committed";
}

/**
 * A guest who has accepted is recorded as such instead: until then, the time of their acceptance counts as at first sight. If another change
 * is committed at the same time, the next look does it.
 */
async function markSeen(
  { invitations, clock }: Pick<ReadNeeds, "invitations" | "clock">,
  invitation: Guest,
  user: DirectoryUser | undefined,
): Promise<void> {
  if (!user || user.userState === "Accepted" || invitation.state.kind === "accepted") return;
  const step = advanceInvitation(invitation, { kind: "seen" }, clock.now());
  if (step.kind === "ok") await invitations.commit({ invitations: [step.next], events: [], jobs: [] });
}
