import type { GuestId, Instant } from "../domain/ids.ts";
import type { AcceptancePath, Invitation } from "../domain/invitation.ts";
import type { NewJob } from "../domain/job.ts";
import type { UserState } from "../ports/directory.ts";

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
  const waiting = new Set(ours.flatMap(({ state }) => (state.kind === "invited" ? [state.guestId] : [])));
  const known = new Set(ours.flatMap(({ state }) => ("guestId" in state && state.kind !== "removed" ? [state.guestId] : [])));
  return news.flatMap((guest) => {
    if (guest.removed && known.has(guest.id)) return [removal(guest.id, due)];
    if (guest.userState === "Accepted" && waiting.has(guest.id)) return [acceptance(guest, path, due)];
    return [];
  });
}

function acceptance({ id, userStateSince }: GuestNews, path: AcceptancePath, due: Instant): NewJob {
  return { task: { kind: "record-acceptance", guest: id, path, since: userStateSince }, due, key: `record-acceptance:${id}` };
}

function removal(guest: GuestId, due: Instant): NewJob {
  return { task: { kind: "record-removal", guest }, due, key: `record-removal:${guest}` };
}
