import type { ActivityId, ConversationId, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { LateAnswer, LateContent, ReadyCard } from "../../domain/late-answer.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { whenStorable } from "../steps/when-storable.ts";
import { lostAfterMs } from "./keep-answer.ts";
import { isOwnChat, placeOf } from "./notes-on-card.ts";
import { forget, isNewest, tell, tellInChat } from "./tell-answer.ts";
import type { TellNeeds } from "./tell-answer.ts";
import type { Telling } from "./telling.ts";
import { isEarly, tryLater } from "./try-later.ts";
import { drawCard, editTries, nextEdit } from "./update-card.ts";
import type { DrawNeeds } from "./update-card.ts";

type Needs = DrawNeeds & TellNeeds & Pick<Ports, "lists">;

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
  if (content) return show(ports, { ...answer, content }, telling);
  const age = ports.clock.millisecondsSince(answer.keptAt);
  const isAwaited = age >= 0 && age < lostAfterMs; // a job for an earlier answer runs sooner
  return isAwaited ? { kind: "again", at: ports.clock.later(lostAfterMs - age) } : showLost(ports, answer, telling);
}

/** If the invitation has changed since the press, its card says what became of it. If none was stored, the form comes back. */
async function showLost(ports: Needs, answer: LateAnswer, telling: Telling): Promise<JobOutcome> {
  ports.log.warn("answer-lost", { invitation: answer.about?.invitation });
  const invitation = await invitationOf(ports, answer);
  if (invitation && invitation.version !== answer.about?.version) return showOnCard(ports, answer, telling);
  const { ifLost, ...press } = answer;
  const lost: Known = { ...press, content: ifLost && !invitation ? { kind: "form", card: ifLost } : { kind: "lost" } };
  await ports.lateAnswers.keep(lost);
  return show(ports, lost, telling);
}

async function show(ports: Needs, answer: Known, telling: Telling): Promise<JobOutcome> {
  const { content, message } = answer;
  switch (content.kind) {
    case "form":
      return (await isOfOthers(ports, answer)) ? tell(ports, answer, telling) : replace(ports, answer, content.card, telling);
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
  return kind === "sent" ? done : tell(ports, answer, telling);
}

/** The pressed message isn't a card that follows an invitation: a list, a form in the person's own chat, or none of ours any more. */
async function showElsewhere(ports: Needs, answer: LateAnswer, telling: Telling): Promise<JobOutcome> {
  const { content, message } = answer;
  if (content?.kind !== "state") return tell(ports, answer, telling);
  if (await isOwnChat(ports, message)) return replace(ports, answer, content.card, telling);
  const { line } = content;
  return line === undefined ? forget(ports, answer) : tell(ports, { ...answer, content: { kind: "line", line } }, telling);
}

/** Whether the message is a card of other people's. The client says which message was pressed, and a form may be sent from anywhere. */
async function isOfOthers({ lists }: Needs, { message: { card }, by }: LateAnswer): Promise<boolean> {
  return (
    (await lists.isCard("approvals", card)) || (await lists.isCard("owners", card)) || (await lists.isCard("home", card, { notOf: by.id }))
  );
}

async function replace(ports: Needs, answer: LateAnswer, card: ReadyCard, telling: Telling): Promise<JobOutcome> {
  const { kind } = await ports.pressed.replace(answer.message, card);
  if (kind === "message-missing" && telling.attempt < editTries) return nextEdit(ports, telling.attempt);
  const again = kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined;
  if (again) return again;
  return kind === "sent" ? forget(ports, answer) : tell(ports, answer, telling);
}

/** A card in the person's own chat, and a line about it where they pressed. */
async function tellAlone(ports: Needs, answer: Known, telling: Telling): Promise<JobOutcome> {
  const kind = await tellInChat(ports, answer, telling);
  const later = kind === "not-now" && isEarly(telling) ? await tryLater(telling, ports.clock, kind) : undefined;
  if (later) return later;
  if (!(await isNewest(ports, answer))) return done;
  const isTold = kind === "sent" || kind === "outcome-unknown";
  const line: Known = { ...answer, content: { kind: isTold ? "in-chat" : "not-told" } };
  await whenStorable(ports.clock, () => ports.lateAnswers.keep(line));
  return isTold && !(await invitationOf(ports, answer)) ? forget(ports, answer) : show(ports, line, telling);
}

async function invitationOf({ invitations }: Needs, { about }: LateAnswer): Promise<Invitation | undefined> {
  return about && invitations.find(about.invitation);
}
