import type { ChangesPage, UserChange } from "../ports/directory-changes.ts";
import type { Ports } from "../ports/ports.ts";
import { jobsFromNews } from "./guest-news.ts";
import type { GuestNews } from "./guest-news.ts";
import type { JobOutcome } from "./job-outcome.ts";

type Needs = Pick<Ports, "changes" | "cursors" | "invitations" | "clock" | "log" | "terms">;

const cursorName = "users-delta";

/**
 * Reads what changed in the directory since last time, page by page. Each page commits, in one transaction, the jobs for
 * guests of ours and the new link; a crash reads the page again, and the jobs' keys make that harmless.
 */
export async function followDirectory(ports: Needs): Promise<JobOutcome> {
  const stored = await ports.cursors.find(cursorName);
  if (stored === undefined) await move(ports, undefined, await ports.changes.latest(), []);
  else await readOn(ports, stored);
  return { kind: "again", at: ports.clock.later(ports.terms.followEvery) };
}

async function readOn(ports: Needs, stored: string): Promise<void> {
  let link = stored;
  for (;;) {
    const page = await ports.changes.read(link);
    if (page.kind === "resync") ports.log.warn("directory-resync");
    if (!(await move(ports, link, page.next, changesOf(page)))) return;
    if (page.kind === "page" && !page.more) return;
    link = page.next;
  }
}

function changesOf(page: ChangesPage): readonly UserChange[] {
  return page.kind === "page" ? page.changes : [];
}

/** False when another reader moved the cursor first: it goes on from there, not we. */
async function move(ports: Needs, from: string | undefined, to: string, changes: readonly UserChange[]): Promise<boolean> {
  const news = changes.map(newsOf).filter(({ removed, userState }) => removed || userState === "Accepted");
  const ours = news.length === 0 ? [] : await ports.invitations.findByGuests(news.map(({ id }) => id));
  const jobs = jobsFromNews(news, ours, "delta", ports.clock.now());
  const cursor = { name: cursorName, from, to };
  return (await ports.invitations.commit({ invitations: [], events: [], jobs, cursor })) === "committed";
}

function newsOf(change: UserChange): GuestNews {
  if (change.kind === "removed") return { id: change.id, userState: undefined, userStateSince: null, removed: true };
  return { id: change.id, userState: change.userState, userStateSince: change.userStateSince ?? null, removed: false };
}
