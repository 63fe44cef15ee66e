import type { LateAnswer } from "../../domain/late-answer.ts";
import { GuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { whenStorable } from "../steps/when-storable.ts";
import { isOwnChat } from "./notes-on-card.ts";
import { tellOnce } from "./tell-once.ts";
import type { TellOutcome } from "./tell-once.ts";
import type { Telling } from "./telling.ts";
import { isEarly, tryLater } from "./try-later.ts";

export type TellNeeds = Pick<Ports, "conversations" | "lateAnswers" | "notifier" | "pressed" | "teams" | "clock" | "log">;

const fix =
  "The answer to a press could not be shown. Add the app again where the person works, or allow it for them (Teams admin center: Manage apps, Setup policies).";

/**
 * Tells a late answer as a new message, once: in the person's own chat, or else where they pressed. Who has the answer in their chat isn't
 * told once more where it is.
 */
export async function tell(ports: TellNeeds, answer: LateAnswer, telling: Telling): Promise<JobOutcome> {
  if (answer.content?.kind === "in-chat") return forget(ports, answer);
  const kind = await tellSomewhere(ports, answer, telling);
  const later = kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined;
  if (later) return later;
  if (!isReached(kind)) ports.log.error("answer-not-shown", new GuestlistError("teams-refused", fix), { why: kind });
  return forget(ports, answer);
}

type Kind = TellOutcome["kind"];

async function tellSomewhere(ports: TellNeeds, answer: LateAnswer, telling: Telling): Promise<Kind> {
  const { message } = answer;
  const alone = await tellInChat(ports, answer, telling);
  if (isReached(alone) || (alone === "not-now" && isEarly(telling)) || (await isOwnChat(ports, message))) return alone;
  const among = () => ports.pressed.tell(message.conversation, withoutOwn(answer), "others");
  const { kind } = await tellOnce(ports, telling, message.conversation, among);
  return isReached(kind) ? kind : alone;
}

function isReached(kind: Kind): boolean {
  return kind === "sent" || kind === "outcome-unknown";
}

/** What only the person may see isn't shown to others. */
function withoutOwn(answer: LateAnswer): LateAnswer {
  return answer.content?.kind === "own" ? { ...answer, content: { kind: "not-told" } } : answer;
}

/** Tells a late answer in the person's own chat, once. */
export async function tellInChat(ports: TellNeeds, answer: LateAnswer, telling: Telling): Promise<Kind> {
  const { message, by } = answer;
  const isHere = await isOwnChat(ports, message);
  const chat = isHere ? message.conversation : await ports.notifier.openChat(by.id, message.conversation);
  if (chat === "unreachable") return "unreachable";
  if (chat === "not-now") return "not-now";
  return (await tellOnce(ports, telling, chat, () => ports.pressed.tell(chat, answer, "alone"))).kind;
}

/** The person has the answer. A newer one, which came meanwhile, stays: its job shows it. */
export async function forget(ports: Pick<Ports, "lateAnswers" | "clock">, answer: LateAnswer): Promise<JobOutcome> {
  const { message, by } = answer;
  if (await isNewest(ports, answer)) await whenStorable(ports.clock, () => ports.lateAnswers.drop(message, by.id));
  return done;
}

/** Whether no other answer to the person was kept for this message meanwhile. */
export async function isNewest({ lateAnswers }: Pick<Ports, "lateAnswers">, { message, by, keptAt }: LateAnswer): Promise<boolean> {
  return (await lateAnswers.find(message, by.id))?.keptAt === keptAt;
}
