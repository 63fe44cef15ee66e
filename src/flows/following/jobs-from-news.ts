import type { GuestId, Instant } from "../../domain/ids.ts";
import type { AcceptancePath, Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { UserState } from "../../ports/directory.ts";

/** What the directory says of one guest now. */
export interface GuestNews {
  readonly id: GuestId;
  /** Undefined: nothing was said about it. */
  readonly userState: UserState | undefined;
  readonly userStateSince: Instant | null;
  readonly removed: boolean;
}

/** The jobs that follow from what the directory says of guests of ours; replays and duplicates come to the same keys. */
export function jobsFromNews(news: readonly GuestNews[], ours: readonly Invitation[], path: AcceptancePath, due: Instant): NewJob[] {
  const byGuest = Map.groupBy(ours, ({ state }) => ("guestId" in state ? state.guestId : undefined));
  return news.flatMap((guest) => {
    const task = taskFor(guest, byGuest.get(guest.id) ?? [], path);
    return task ? [{ task, due, key: `${task.kind}:${guest.id}` }] : [];
  });
}

type GuestTask = Extract<NewJob["task"], { readonly guest: GuestId }>;

/** Of several invitations of one guest, only the newest stands for how they are now; `ours` are newest first. */
function taskFor(news: GuestNews, ours: readonly Invitation[], path: AcceptancePath): GuestTask | undefined {
  const { id: guest, userState, userStateSince: since } = news;
  const newest = ours[0]?.state;
  if (!newest) return undefined;
  if (news.removed) return ours.some(({ state }) => isLive(state)) ? { kind: "record-removal", guest } : undefined;
  if (userState === "Accepted" && ours.some(({ state }) => state.kind === "invited"))
    return { kind: "record-acceptance", guest, path, since };
  if (newest.kind === "removed" || newest.kind === "revoked") return { kind: "record-restoration", guest };
  return isReset(newest, news) ? { kind: "record-reset", guest } : undefined;
}

function isLive({ kind }: Invitation["state"]): boolean {
  return kind === "invited" || kind === "accepted";
}

/** An accepted guest who is pending at a later time; without a time, whoever records it looks closer. */
function isReset(state: Invitation["state"], { userState, userStateSince }: GuestNews): boolean {
  if (state.kind !== "accepted" || userState !== "PendingAcceptance") return false;
  return userStateSince === null || userStateSince > state.since;
}
