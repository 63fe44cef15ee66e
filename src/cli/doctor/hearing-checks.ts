import { millisecondsOf } from "../../domain/instant.ts";
import type { AcceptancePath } from "../../domain/invitation.ts";
import { isStretched } from "../../domain/young-rhythm.ts";
import type { Running } from "../../flows/looking/see-running.ts";
import type { HeardAcceptance } from "../../ports/invitation-lists.ts";
import { listed } from "../output.ts";
import { checkOfRunning } from "./check.ts";
import type { Check, Finding } from "./check.ts";
import { spanWords } from "./span-words.ts";

const slowMs = 60_000;

const ways: Readonly<Record<AcceptancePath, string>> = {
  "landing-page": "the page after accepting",
  notification: "Microsoft's notification",
  young: "the check of guests",
  delta: "the list of changes",
  look: "somebody's look",
};

/** Whether acceptances are heard of at once. */
export const hearingChecks: readonly Check[] = [checkOfRunning("hearing", judgeHearing), checkOfRunning("young-guests", judgeYoung)];

/** While nobody looks, how fast it was heard before says nothing. */
function whileNobodyLooks({ following, instances }: Running): Finding | undefined {
  if (instances.length === 0) return { color: "yellow", says: "Nobody is checked now: no bot runs." };
  return following === "refused" ? { color: "yellow", says: "Nobody is checked now: see following." } : undefined;
}

function judgeHearing(running: Running): Finding {
  return whileNobodyLooks(running) ?? judgeHeard(running);
}

function judgeHeard({ heard }: Running): Finding {
  if (heard.length === 0) return { color: "green", says: "Nobody has accepted yet, so none was heard of late." };
  const says = `The last acceptances were heard of by ${listed(heard.map(hearingWords))}.`;
  const slow = heard.filter((one) => lagOf(one) > slowMs);
  if (slow.length * 2 <= heard.length) return { color: "green", says };
  return {
    color: "yellow",
    says,
    fix: "If the bot ran then: look at following and notifications below, and set PUBLIC_URL if it is missing.",
  };
}

function hearingWords(one: HeardAcceptance): string {
  return `${ways[one.path]} after ${spanWords(lagOf(one))}`;
}

function lagOf({ since, heardAt }: HeardAcceptance): number {
  return millisecondsOf(heardAt) - millisecondsOf(since);
}

function judgeYoung(running: Running): Finding {
  return whileNobodyLooks(running) ?? judgeRhythm(running);
}

function judgeRhythm({ rhythm }: Running): Finding {
  const { hour, day } = rhythm;
  const days = Math.max(rhythm.days, rhythm.joined);
  if (!isStretched(rhythm)) return { color: "green", says: `Guests of the last hour are checked every ${spanWords(hour)}.` };
  const each = `every ${spanWords(hour)} in their first hour, every ${spanWords(day)} in the first day, and every ${spanWords(days)} in the second`;
  return {
    color: "yellow",
    says: `There are so many new guests that they are checked less often now: ${each}.`,
    fix: "It ends by itself. With PUBLIC_URL, acceptances are heard of at once all the same.",
  };
}
