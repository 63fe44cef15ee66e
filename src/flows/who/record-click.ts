import { judgeAct } from "../../domain/limits.ts";
import type { Ports } from "../../ports/ports.ts";

/** A second click in this time is part of a double click. A person who wants a second message clicks later. */
const doubleClick = { most: 1, withinMs: 3_000 };

/** Records a click on a button. `person`: as in {@link Limits}. False: it is the second of a double click, wherever the first one arrived. */
export async function recordClick({ limits, clock }: Pick<Ports, "limits" | "clock">, person: string, button: string): Promise<boolean> {
  const now = clock.now();
  const verdict = await limits.decide(person, `click:${button}`, now, (before) => judgeAct(before, doubleClick, now, "take"));
  return verdict.kind === "within";
}
