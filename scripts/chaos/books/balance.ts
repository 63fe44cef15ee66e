import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isStanding, type Job } from "../data/database.ts";
import type { Entry } from "../entry.ts";
import type { Run } from "../run.ts";
import { countApprovalCards, countLivingCards } from "./count-cards.ts";
import { countNotices } from "./count-notices.ts";
import { countMails, countRecords, countTrail } from "./count-records.ts";
import { caseOf, readEvidence } from "./evidence.ts";
import { Ledger, type Books } from "./ledger.ts";

/** Balances what people did against the directory, the mailbox, the conversations and the bot's database. */
export async function balance(run: Run, title: string, entries: readonly Entry[] = run.entries): Promise<Books> {
  const evidence = await readEvidence(run);
  const ledger = new Ledger();
  for (const entry of entries) {
    const subject = caseOf(entry, evidence);
    countRecords(ledger, subject);
    countNotices(run, ledger, subject);
    countMails(run, ledger, subject);
    countTrail(ledger, subject);
    countLivingCards(ledger, subject);
    countApprovalCards(run, ledger, subject);
  }
  for (const job of (await run.database.jobs()).filter(isBad)) ledger.wrong("badJobs", { email: "job" }, describe(job));
  const books = ledger.close(title);
  run.books.push(books);
  writeFileSync(join(run.folder, `books-${title.replace(/\W+/g, "-")}.json`), JSON.stringify(books, undefined, 1));
  report(run, books);
  return books;
}

/** Failed and waiting for another try, late, or claimed by nobody who lives. */
function isBad(job: Job): boolean {
  if (isStanding(job)) return job.error !== null;
  const now = Date.now();
  const isDead = job.leased_until !== null && Date.parse(job.leased_until) < now;
  return job.error !== null || Date.parse(job.due) < now - 10_000 || isDead;
}

function describe({ kind, due, attempts, error, leased_until: leasedUntil }: Job): string {
  return `${kind} due ${due}, ${attempts} attempts, error ${error ?? "none"}, leased until ${leasedUntil ?? "never"}`;
}

function report(run: Run, { title, sum, told, trouble }: Books): void {
  run.say(`BOOKS ${title}: ${JSON.stringify(sum)}`);
  run.say(`  told after the acceptance, in seconds: ${JSON.stringify(told)}`);
  for (const { email, what, extra } of trouble) run.say(`  ! ${email}: ${what}${extra === undefined ? "" : `: ${JSON.stringify(extra)}`}`);
}
