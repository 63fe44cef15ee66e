import type { NewGuest } from "../../domain/announcement.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ChangesPage, UserChange } from "../../ports/directory-changes.ts";
import type { Ports } from "../../ports/ports.ts";
import { jobsFromNews } from "./jobs-from-news.ts";
import type { GuestNews } from "./jobs-from-news.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { queueAnnouncements } from "../telling/queue-announcements.ts";

type Needs = Pick<Ports, "changes" | "cursors" | "invitations" | "announcements" | "jobs" | "clock" | "log" | "terms">;

const cursorName = "users-delta";
/** After this many pages the job ends and runs again: it must finish within its lease, and other jobs must get their turn. */
const maxPages = 50;

/**
 * Reads the directory's changes since the last run, page by page. Each page commits the jobs for our guests and the new link in one
 * transaction. After a crash the page is read again; the jobs' keys prevent duplicates.
 */
export async function followDirectory(ports: Needs): Promise<JobOutcome> {
  const stored = await ports.cursors.find(cursorName);
  const more = stored === undefined ? await startFromNow(ports) : await readPages(ports, stored);
  return { kind: "again", at: more ? ports.clock.now() : ports.clock.later(ports.terms.followEvery) };
}

async function startFromNow(ports: Needs): Promise<false> {
  await commitPage(ports, undefined, await ports.changes.latest(), []);
  return false;
}

/** True when there are more pages. After a resync it stops until the next run, so that repeated resyncs don't cause a loop. */
async function readPages(ports: Needs, stored: string): Promise<boolean> {
  let link = stored;
  for (let pages = 0; pages < maxPages; pages++) {
    const page = await ports.changes.read(link);
    if (page.kind === "resync") ports.log.warn("directory-resync");
    if (!(await commitPage(ports, link, page.next, changesOf(page)))) return false;
    if (page.kind === "resync") return startOver(ports);
    if (!page.more) return false;
    link = page.next;
  }
  return true;
}

/** What changed before the new link isn't reported any more: recent guests are read one by one, now. */
async function startOver({ jobs, clock }: Needs): Promise<false> {
  await jobs.enqueue({ task: { kind: "check-guests" }, due: clock.now(), key: "check-guests" });
  return false;
}

function changesOf(page: ChangesPage): readonly UserChange[] {
  return page.kind === "page" ? page.changes : [];
}

/** Whether the directory was ever followed. */
export async function hasFollowed({ cursors }: Pick<Ports, "cursors">): Promise<boolean> {
  return (await cursors.find(cursorName)) !== undefined;
}

/** False when another reader moved the cursor first: that reader continues, and this one stops. */
async function commitPage(ports: Needs, from: string | undefined, to: string, changes: readonly UserChange[]): Promise<boolean> {
  const news = changes.map(newsOf).filter(({ removed, userState }) => removed || userState);
  const ours = news.length === 0 ? [] : await ports.invitations.findReadableByGuests(news.map(({ id }) => id));
  const { announcements, jobs } = await queueAnnouncements(ports, newGuestsOfOthers(news, ours));
  const following = jobsFromNews(news, ours, "delta", ports.clock.now());
  const cursor = { name: cursorName, from, to };
  return (
    (await ports.invitations.commit({ invitations: [], events: [], jobs: [...following, ...jobs], announcements, cursor })) === "committed"
  );
}

/**
 * Guests that weren't invited through this bot. Our own guests are announced by the job that records their acceptance. A change without a time
 * is left out: it could be a replay.
 */
function newGuestsOfOthers(news: readonly GuestNews[], ours: readonly Invitation[]): readonly NewGuest[] {
  const known = new Set(ours.flatMap(({ state }) => ("guestId" in state ? [state.guestId] : [])));
  return news.flatMap(({ id: guest, userState, userStateSince: acceptedAt }) =>
    userState === "Accepted" && acceptedAt !== null && !known.has(guest) ? [{ guest, acceptedAt }] : [],
  );
}

function newsOf(change: UserChange): GuestNews {
  if (change.kind === "removed") return { id: change.id, userState: undefined, userStateSince: null, removed: true };
  return { id: change.id, userState: change.userState, userStateSince: change.userStateSince ?? null, removed: false };
}
