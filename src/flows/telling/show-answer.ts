import type { ActivityId, ConversationId, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { LateAnswer, LateContent, ReadyCard } from "../../domain/late-answer.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { isOwnChat, placeOf } from "./notes-on-card.ts";
import type { Telling } from "./telling.ts";
import { tryLater } from "./try-later.ts";
import { drawCard, editTries, nextEdit } from "./update-card.ts";
import type { DrawNeeds } from "./update-card.ts";

type Needs = DrawNeeds & Pick<Ports, "notifier" | "pressed">;

interface Shown {
  readonly conversation: ConversationId;
  readonly card: ActivityId;
  readonly by: PersonId;
}

/** An answer that is known. */
type Known = LateAnswer & { readonly content: LateContent };

/**
 * Shows the answer to a press whose turn ended before the answer was known, on the message that was pressed: the form comes back, the
 * invitation's card shows its state, with a line if there is something to say. What only the person may see goes to their own chat; so does
 * an answer whose message is gone.
 */
export async function showAnswer(ports: Needs, { conversation, card, by }: Shown, telling: Telling): Promise<JobOutcome> {
  const answer = await ports.lateAnswers.find({ conversation, card }, by);
  if (!answer) return done;
  const { content } = answer;
  return content ? show(ports, { ...answer, content }, telling) : showLost(ports, answer, telling);
}

/** If the invitation has changed since the press, its card says what became of it. */
async function showLost(ports: Needs, answer: LateAnswer, telling: Telling): Promise<JobOutcome> {
  ports.log.warn("answer-lost", { invitation: answer.about?.invitation });
  const invitation = await invitationOf(ports, answer);
  if (invitation && invitation.version !== answer.about?.version) return showOnCard(ports, answer, telling);
  const lost: Known = { ...answer, content: { kind: "lost" } };
  await ports.lateAnswers.keep(lost);
  return show(ports, lost, telling);
}

async function show(ports: Needs, answer: Known, telling: Telling): Promise<JobOutcome> {
  const { content, message } = answer;
  switch (content.kind) {
    case "form":
      return replace(ports, answer, content.card, telling);
    case "own":
      return (await isOwnChat(ports, message)) ? replace(ports, answer, content.card, telling) : tellAlone(ports, answer, telling);
    case "state":
    case "line":
    case "lost":
    case "in-chat":
    case "not-told":
      return showOnCard(ports, answer, telling);
  }
}

/** The line stays on the card until the invitation changes, so the answer is kept. */
async function showOnCard(ports: Needs, answer: LateAnswer, telling: Telling): Promise<JobOutcome> {
  const invitation = await invitationOf(ports, answer);
  const place = invitation && placeOf(answer.message, invitation);
  if (!invitation || !place) return showElsewhere(ports, answer, telling);
  const { kind } = await drawCard(ports, place, invitation);
  if (kind === "message-missing" && telling.attempt < editTries) return nextEdit(ports, telling.attempt);
  const again = kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined;
  if (again) return again;
  return kind === "sent" ? done : tell(ports, answer);
}

/** The pressed message isn't a card that follows an invitation: a list, a form in the person's own chat, or none of ours any more. */
async function showElsewhere(ports: Needs, answer: LateAnswer, telling: Telling): Promise<JobOutcome> {
  const { content, message } = answer;
  if (content?.kind !== "state") return tell(ports, answer);
  return (await isOwnChat(ports, message)) ? replace(ports, answer, content.card, telling) : forget(ports, answer);
}

async function replace(ports: Needs, answer: LateAnswer, card: ReadyCard, telling: Telling): Promise<JobOutcome> {
  const { kind } = await ports.pressed.replace(answer.message, card);
  if (kind === "message-missing" && telling.attempt < editTries) return nextEdit(ports, telling.attempt);
  const again = kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined;
  if (again) return again;
  return kind === "sent" ? forget(ports, answer) : tell(ports, answer);
}

/** A card in the person's own chat, and a line about it where they pressed. */
async function tellAlone(ports: Needs, answer: Known, telling: Telling): Promise<JobOutcome> {
  const isTold = await tellInChat(ports, answer);
  const line: Known = { ...answer, content: { kind: isTold ? "in-chat" : "not-told" } };
  await ports.lateAnswers.keep(line);
  return isTold && !(await invitationOf(ports, answer)) ? forget(ports, answer) : show(ports, line, telling);
}

/** As a new message: in the person's own chat, or else where they pressed. */
async function tell(ports: Needs, answer: LateAnswer): Promise<JobOutcome> {
  if (!(await tellInChat(ports, answer))) {
    const { kind } = await ports.pressed.tell(answer.message.conversation, withoutOwn(answer), "others");
    if (kind !== "sent") ports.log.error("answer-not-shown", new Error("neither the conversation nor the person can be reached"));
  }
  return forget(ports, answer);
}

/** What only the person may see isn't shown to others. */
function withoutOwn(answer: LateAnswer): LateAnswer {
  return answer.content?.kind === "own" ? { ...answer, content: { kind: "not-told" } } : answer;
}

async function tellInChat(ports: Needs, answer: LateAnswer): Promise<boolean> {
  const { message, by } = answer;
  const isHere = await isOwnChat(ports, message);
  const chat = isHere ? message.conversation : await ports.notifier.openChat(by.id, message.conversation);
  if (chat === "unreachable" || chat === "not-now") return false;
  return isSent(await ports.pressed.tell(chat, answer, "alone"));
}

function isSent({ kind }: NotifyOutcome): boolean {
  return kind === "sent";
}

async function forget({ lateAnswers }: Needs, { message, by }: LateAnswer): Promise<JobOutcome> {
  await lateAnswers.drop(message, by.id);
  return done;
}

async function invitationOf({ invitations }: Needs, { about }: LateAnswer): Promise<Invitation | undefined> {
  return about && invitations.find(about.invitation);
}
