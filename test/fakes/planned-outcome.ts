import { GuestlistError } from "../../src/errors.ts";
import type { NotifyOutcome } from "../../src/ports/notifier.ts";

/** How a send ends: as Teams answers, with a failure before anything was done, or done and its answer lost. */
export type PlannedOutcome = NotifyOutcome | Error | "answer-lost";

/** Plays the next planned outcome; `say` records the message unless the failure came before. */
export function playNext(planned: PlannedOutcome[], say: (outcome: NotifyOutcome | undefined) => NotifyOutcome): NotifyOutcome {
  const next = planned.shift();
  if (next instanceof Error) throw next;
  if (next !== "answer-lost") return say(next);
  say(undefined);
  throw new GuestlistError("outcome-unknown", "Teams gave no answer");
}
