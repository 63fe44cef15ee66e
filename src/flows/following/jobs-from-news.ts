import type { GuestId, Instant } from "../../domain/ids.ts";
import type { AcceptancePath, Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { UserState } from "../../domain/preflight.ts";
import { acceptanceKey } from "../steps/new-jobs.ts";

/** What the directory reports about one guest now. */
export interface GuestNews {
  readonly id: GuestId;
  /** Undefined: the directory reported no state. */
  readonly userState: UserState | undefined;
  readonly userStateSince: Instant | null;
  readonly removed: boolean;
}

/** The jobs that record what the directory reported about our guests. Replays and duplicates get the same keys. */
export function jobsFromNews(news: readonly GuestNews[], ours: readonly Invitation[], path: AcceptancePath, due: Instant): NewJob[] {
  const byGuest = Map.groupBy(ours, ({ state }) => ("guestId" in state ? state.guestId : undefined));
  return news.flatMap((guest) => {
    const task = taskFor(guest, byGuest.get(guest.id) ?? [], path, due);
    return task ? [{ task, due, key: keyOf(task) }] : [];
  });
}

function keyOf(task: GuestTask): string {
  switch (task.kind) {
    case "check-guest":
      return `${task.kind}:${task.invitation}`;
    case "record-acceptance":
      return acceptanceKey(task);
    default:
      return `${task.kind}:${task.guest}`;
  }
}

type GuestTask = Extract<NewJob["task"], { readonly guest: GuestId } | { readonly kind: "check-guest" }>;

/** If a guest has several invitations, the newest shows their current state. `ours` is sorted, newest first. */
function taskFor(news: GuestNews, ours: readonly Invitation[], path: AcceptancePath, since: Instant): GuestTask | undefined {
  const { id: guest, userState } = news;
  const newest = ours[0]?.state;
  if (!newest) return undefined;
  if (news.removed) return ours.some(({ state }) => isLive(state)) ? { kind: "record-removal", guest, since } : undefined;
  const waiting = ours.filter(({ state }) => state.kind === "invited");
  if (userState === "Accepted" && waiting.length > 0) return acceptanceTask(news, waiting, path);
  if (newest.kind === "removed" || newest.kind === "revoked") return { kind: "record-restoration", guest, since };
  return isReset(newest, news) ? { kind: "record-reset", guest } : undefined;
}

/**
 * An acceptance without a time may be older than the invitation, unless the guest was seen before it: then the guest is read, with the time of
 * their creation. A caller that has read it already knows no more.
 */
function acceptanceTask({ id: guest, userStateSince: since }: GuestNews, waiting: readonly Invitation[], path: AcceptancePath): GuestTask {
  const unseen = waiting.find(({ state }) => state.kind === "invited" && !state.seen);
  return path === "delta" && since === null && unseen
    ? { kind: "check-guest", invitation: unseen.id }
    : { kind: "record-acceptance", guest, path, since };
}

function isLive({ kind }: Invitation["state"]): boolean {
  return kind === "invited" || kind === "accepted";
}

/** An accepted guest is pending again at a later time. Without a time, `recordReset` decides whether it was a reset. */
function isReset(state: Invitation["state"], { userState, userStateSince }: GuestNews): boolean {
  if (state.kind !== "accepted" || userState !== "PendingAcceptance") return false;
  return userStateSince === null || userStateSince > state.since;
}
