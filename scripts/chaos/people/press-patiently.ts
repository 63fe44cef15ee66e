import { setTimeout as wait } from "node:timers/promises";
import type { Entry } from "../entry.ts";
import type { PressAnswer } from "../page.ts";
import { between } from "../random.ts";
import type { Run } from "../run.ts";
import type { Person, Press } from "./person.ts";

const mostTries = 25;

interface PatientPress extends Press {
  readonly step: string;
  /** The requester, unless somebody else presses. */
  readonly by?: Person;
}

/** Presses, and again a little later when Teams or the bot says that it didn't work, as people do. */
export async function pressPatiently(run: Run, entry: Entry, { step, by = entry.person, ...press }: PatientPress): Promise<PressAnswer> {
  for (let tried = 1; ; tried += 1) {
    const answer = await by.press(press);
    run.hear(entry, step, answer);
    if (!asksToTryAgain(answer) || tried >= mostTries || run.isOver) return answer;
    await wait(between(entry.random, 700, 2000));
  }
}

function asksToTryAgain(answer: PressAnswer): boolean {
  if (answer.kind === "error" || answer.kind === "http") return true;
  return (
    answer.kind === "message" &&
    /Something went wrong|Unable to reach|Working on it|Microsoft is busy|doesn't answer at the moment/.test(answer.text)
  );
}
