import type { MessageView } from "../../../sandbox/page-api/api.ts";
import type { Run } from "../run.ts";
import { postBehind } from "./answered-posts.ts";
import { times, type Case } from "./evidence.ts";
import type { Ledger } from "./ledger.ts";

/** Words by which the books know a notice. */
export const noticePatterns = {
  accepted: /Accepted: /,
  approved: /has approved your invitation/,
  rejected: /Rejected: [^]* says: /,
  failed: /Not sent: /,
  revoked: /has revoked the invitation/,
} as const;

type NoticeKind = keyof typeof noticePatterns;

/** Whether the requester was told each thing, once. */
export function countNotices(run: Run, ledger: Ledger, subject: Case): void {
  for (const kind of Object.keys(noticePatterns) as NoticeKind[]) {
    const told = subject.notices.filter(({ words }) => noticePatterns[kind].test(words)).map(({ message }) => message);
    told.sort((a, b) => a.at.localeCompare(b.at));
    const expected = expectedTimes(subject, kind);
    if (kind === "accepted") countAcceptance(ledger, subject, told);
    if (told.length > Math.max(expected, 1)) countRepetition(run, ledger, { subject, kind, told, expected: Math.max(expected, 1) });
    if (told.length < expected && (kind === "approved" || kind === "rejected")) countUntold(ledger, subject, "untoldDecisions", kind);
  }
}

/** How often a notice of this kind is right at least. */
function expectedTimes(subject: Case, kind: NoticeKind): number {
  const { row } = subject;
  if (kind === "accepted") return row?.state === "accepted" ? 1 : 0;
  if (kind === "rejected") return row?.state === "rejected" ? 1 : 0;
  if (kind === "approved")
    return row && (row.state === "invited" || row.state === "accepted") ? Math.min(1, times(subject, "approved")) : 0;
  return kind === "failed" ? subject.failures : 0;
}

function countAcceptance(ledger: Ledger, { row, entry }: Case, told: readonly MessageView[]): void {
  if (told.length === 1) ledger.add("toldOnce");
  if (told.length > 1) ledger.add("toldTwice");
  if (told.length === 0 && row?.state === "accepted") countUntold(ledger, { row, entry }, "untold", "accepted");
  const [first] = told;
  if (first && entry.redeemedAt !== undefined) ledger.toldAfterMs.push(Math.max(0, Date.parse(first.at) - entry.redeemedAt));
}

/** Nobody can be told a third time: after two posts without an answer `status` says that a notice may not have arrived. */
function countUntold(
  ledger: Ledger,
  { row, entry }: Pick<Case, "row" | "entry">,
  name: "untold" | "untoldDecisions",
  kind: NoticeKind,
): void {
  if (row?.untold?.includes("requester") !== true) return ledger.wrong(name, entry, `${kind}, but the requester wasn't told`);
  ledger.add(`${name}Shown`);
  ledger.remark(entry, `${kind}, and the notice was posted twice without an answer: "status" says so`);
}

/** A single bot remembers what it did while it couldn't store it. Of several, another one may get the job meanwhile. */
function seenIn({ requests, bots, outages, options }: Run): Parameters<typeof postBehind>[0] {
  return { requests, bots, outages: options.instances > 1 ? outages : [] };
}

interface Repetition {
  readonly subject: Case;
  readonly kind: NoticeKind;
  readonly told: readonly MessageView[];
  /** How often is right. */
  readonly expected: number;
}

/** Told too often: the journal says for each message but the last whether the bot got an answer to its POST. */
function countRepetition(run: Run, ledger: Ledger, { subject: { entry }, kind, told, expected }: Repetition): void {
  const posts = told.map((message) => ({ at: message.at, ...postBehind(seenIn(run), message) }));
  run.journal.note("told-again", { email: entry.email, kind, posts });
  if (kind !== "accepted") ledger.add("otherNotices2");
  ledger.remark(entry, `told ${told.length} times: ${kind}`, posts);
  if (told.length > expected + 1) ledger.wrong("toldThreeTimes", entry, `told ${told.length} times, ${expected + 1} are allowed: ${kind}`);
  const answered = posts.slice(0, -1).filter(({ wasAnswered }) => wasAnswered).length;
  if (answered >= expected) ledger.wrong("toldTwiceAnswered", entry, `told again although the POST was answered: ${kind}`);
}
