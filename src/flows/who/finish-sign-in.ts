import type { Ports } from "../../ports/ports.ts";
import type { SignInAnswer } from "../../ports/strong-sign-in.ts";
import { newReference } from "../steps/new-reference.ts";

type Needs = Pick<Ports, "clock" | "log" | "receipts" | "strongSignIn">;

/** What the page in the browser says at the end. `reference` is also in the log. */
export interface SignInPageWords {
  readonly kind: "done" | "other-person" | "out-of-date" | "refused";
  readonly locale: string | undefined;
  readonly reference: string;
}

/**
 * Finishes a sign-in that Entra required in addition to Teams' sign-in. Works once, and Entra is asked once, whatever the code is: a second
 * call answers "out-of-date".
 */
export async function finishSignIn({ clock, log, receipts, strongSignIn }: Needs, answer: SignInAnswer): Promise<SignInPageWords> {
  const reference = newReference(clock);
  const finished = await strongSignIn.finish(answer, async (id) => receipts.record(`sign-in/${id}`, clock.now()));
  if (finished.kind === "out-of-date") return { kind: "out-of-date", locale: undefined, reference };
  const { kind, person, locale, why } = finished;
  log.info("strong-sign-in-finished", { person, outcome: kind, why, reference });
  return { kind, locale, reference };
}
