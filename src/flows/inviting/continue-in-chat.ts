import type { ConversationId, PersonId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "clock" | "drafts" | "jobs" | "log">;

/** Teams tells of the failure within seconds of the press; an older form isn't what it is about. */
const freshFor = 10 * 60_000;

export interface FailedSignIn {
  readonly by: PersonId;
  readonly conversation: ConversationId;
  /** Teams' code, e.g. `resourcematchfailed` (Microsoft: Bot single sign-on). */
  readonly why: string;
}

/** With these the person only has to press the sign-in button that Teams shows in the same place. */
const buttonIsEnough: ReadonlySet<string> = new Set(["userconsentrequired", "interactionrequired"]);

/** Teams could not sign somebody in without asking: the form that they sent there goes on in their own chat, if they sent one. */
export async function continueInChat({ clock, drafts, jobs, log }: Needs, { by, conversation, why }: FailedSignIn): Promise<void> {
  log.warn("silent-sign-in-failed", { why });
  if (buttonIsEnough.has(why)) return;
  const draft = await drafts.newest(by, conversation);
  if (!draft || draft.movedAt || clock.millisecondsSince(draft.keptAt) > freshFor) return;
  await jobs.enqueue({ task: { kind: "move-form", form: draft.id, by }, due: clock.now(), key: `move-form:${draft.id}:${by}` });
}
