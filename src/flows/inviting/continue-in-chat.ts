import type { ConversationId, PersonId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "clock" | "drafts" | "jobs" | "log">;

/** Teams reports the failure within seconds of the press, so an older form isn't meant. */
const freshForMs = 10 * 60_000;

export interface FailedSignIn {
  readonly by: PersonId;
  readonly conversation: ConversationId;
  /** Teams' code, e.g. `resourcematchfailed` (Microsoft: Bot single sign-on). */
  readonly why: string;
}

/** Teams shows a sign-in button in the same place for these codes, which is all that the person needs. */
const mendedByButton: ReadonlySet<string> = new Set(["userconsentrequired", "interactionrequired"]);

/** Moves the form that a person sent to their own chat, after Teams could not sign them in silently. */
export async function continueInChat({ clock, drafts, jobs, log }: Needs, { by, conversation, why }: FailedSignIn): Promise<void> {
  log.warn("silent-sign-in-failed", { why });
  if (mendedByButton.has(why)) return;
  const draft = await drafts.newest(by, conversation);
  if (!draft || draft.movedAt || clock.millisecondsSince(draft.keptAt) > freshForMs) return;
  await jobs.enqueue({ task: { kind: "move-form", form: draft.id, by }, due: clock.now(), key: `move-form:${draft.id}:${by}` });
}
