import type { Entry } from "../entry.ts";
import { inSeconds } from "../journal.ts";
import { wordsOf } from "../people/cards.ts";
import type { Run } from "../run.ts";

/** After an outage the last notice comes at most so late. */
const limitMs = 15_000;

/** Says when the requesters of these acceptances were told, counted from the end of an outage. Too late is wrong. */
export function checkToldAfter(run: Run, entries: readonly Entry[], upAt: number): void {
  const told = entries.flatMap((entry) => timesTold(entry).slice(0, 1)).map((at) => at - upAt);
  told.sort((a, b) => a - b);
  const [first = NaN] = told;
  const last = told.at(-1) ?? NaN;
  run.say(`told after the end of the outage: first ${inSeconds(first)} s, last ${inSeconds(last)} s, ${told.length} of ${entries.length}`);
  if (last > limitMs) run.complain(`the last notice came ${inSeconds(last)} s after the end of the outage`);
}

/** When people could read that this partner has accepted. */
function timesTold({ person, email }: Entry): readonly number[] {
  const told = person.words().filter(({ text }) => /Accepted: /.test(text) && wordsOf(text).includes(email));
  return told.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b);
}
