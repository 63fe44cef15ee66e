import type { Entry } from "../entry.ts";

/** What the books count, over all invitations of a scenario. */
const counted = [
  "begun",
  /** Invite was pressed at least once. */
  "asked",
  "recorded",
  "neverRecordedButTold",
  /** Never recorded, and nobody was told. */
  "lost",
  /** Guests in the directory. */
  "created",
  "invitedOrAccepted",
  "acceptedInDirectory",
  "acceptedInBooks",
  "toldOnce",
  /** Told twice of one acceptance. Allowed if the outcome of the first POST was unknown to the bot. */
  "toldTwice",
  /** Notices of any kind that were told a second time although Teams had answered the first POST. */
  "toldTwiceAnswered",
  /** Notices of any kind that were told three times or more. */
  "toldThreeTimes",
  /** Notices of other kinds that were told twice; allowed as above. */
  "otherNotices2",
  /** Acceptances that were posted twice without an answer, so that they aren't posted again: `status` says so. */
  "untoldShown",
  /** Decisions, as above. */
  "untoldDecisionsShown",
  /** Acceptances that the requester wasn't told. */
  "untold",
  /** Decisions that the requester wasn't told. */
  "untoldDecisions",
  "invitationMails",
  "resendMails",
  /** Invitation mails beyond one, and beyond those that "Send again" counted. */
  "mailsTooMany",
  "revoked",
  "rejected",
  "failed",
  "awaiting",
  /** Still requested or sending at the end. */
  "stuck",
  "cardsWrong",
  "duplicateCards",
  /** Requests with two approval cards. */
  "approvalCards2",
  /** Approval cards that can be pressed although the request isn't waiting. */
  "approvalCardsOpen",
  "decisions2",
  /** Our record and the directory differ, or the audit trail isn't complete. */
  "recordsWrong",
  /** Jobs that have failed, or that nobody does. */
  "badJobs",
] as const;

export type CountName = (typeof counted)[number];
export type Sum = Record<CountName, number>;

/** With any of these the books don't balance. */
export const mustBeZero: readonly CountName[] = [
  ...(["lost", "toldTwiceAnswered", "toldThreeTimes", "untold", "untoldDecisions", "mailsTooMany", "stuck", "cardsWrong"] as const),
  ...(["duplicateCards", "approvalCards2", "approvalCardsOpen", "decisions2", "recordsWrong", "badJobs"] as const),
];

interface Trouble {
  readonly email: string;
  readonly what: string;
  readonly extra?: unknown;
}

/** Times from an acceptance to its notice, in seconds. */
interface ToldAfter {
  readonly n: number;
  readonly p50: number | undefined;
  readonly p90: number | undefined;
  readonly max: number | undefined;
}

/** The result of a scenario, or of a part of it. */
export interface Books {
  readonly title: string;
  readonly sum: Readonly<Sum>;
  readonly told: ToldAfter;
  readonly trouble: readonly Trouble[];
}

/** Collects the counts and every discrepancy. */
export class Ledger {
  readonly sum = Object.fromEntries(counted.map((name) => [name, 0])) as Sum;
  readonly trouble: Trouble[] = [];
  readonly toldAfterMs: number[] = [];

  add(name: CountName, by = 1): void {
    this.sum[name] += by;
  }

  /** A discrepancy to read about. */
  remark(entry: Pick<Entry, "email">, what: string, extra?: unknown): void {
    this.trouble.push({ email: entry.email, what, ...(extra !== undefined && { extra }) });
  }

  /** A discrepancy that is counted. */
  wrong(name: CountName, entry: Pick<Entry, "email">, ...[what, extra]: [what: string, extra?: unknown]): void {
    this.add(name);
    this.remark(entry, what, extra);
  }

  close(title: string): Books {
    const sorted = this.toldAfterMs.toSorted((a, b) => a - b).map((ms) => Math.round(ms / 100) / 10);
    const told = { n: sorted.length, p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), max: sorted.at(-1) };
    return { title, sum: this.sum, told, trouble: this.trouble };
  }
}

export function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** What doesn't balance, in words; empty when all is well. */
export function imbalances({ title, sum }: Books): readonly string[] {
  const counts = mustBeZero.flatMap((name) => (sum[name] === 0 ? [] : [`${title}: ${name} ${sum[name]}`]));
  const pairs = [
    ["recorded + neverRecordedButTold", sum.recorded + sum.neverRecordedButTold, "asked", sum.asked],
    ["created", sum.created, "invitedOrAccepted", sum.invitedOrAccepted],
    ["acceptedInDirectory", sum.acceptedInDirectory, "acceptedInBooks", sum.acceptedInBooks],
    ["toldOnce + toldTwice + untoldShown", sum.toldOnce + sum.toldTwice + sum.untoldShown, "acceptedInBooks", sum.acceptedInBooks],
  ] as const;
  return [
    ...counts,
    ...pairs.flatMap(([a, first, b, second]) => (first === second ? [] : [`${title}: ${a} ${first}, but ${b} ${second}`])),
  ];
}
