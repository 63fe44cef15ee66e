import { noteOf } from "../../domain/late-answer.ts";
import type { CardNote, PressedMessage } from "../../domain/late-answer.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { placesOf, postedCard } from "../../domain/posted-card.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import { threadIn } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "lateAnswers" | "conversations">;

/** The late answers that the card in a place shows: those to presses on it since the invitation changed last. */
export async function notesOnCard(ports: Needs, place: CardPlace, invitation: Invitation): Promise<readonly CardNote[]> {
  const message = messageOf(invitation, place);
  if (!message) return [];
  const answers = await ports.lateAnswers.on(message);
  const said = answers.flatMap((answer) => {
    const says = noteOf(answer, invitation);
    return says === undefined ? [] : [{ name: answer.by.name, says }];
  });
  if (said.length === 0 || !(await isOwnChat(ports, message))) return said;
  return said.map(({ says }) => ({ says }));
}

/** The place whose card a message is. */
export function placeOf({ conversation, card }: PressedMessage, invitation: Invitation): CardPlace | undefined {
  return placesOf(invitation).find((place) => {
    const message = messageOf(invitation, place);
    return message?.card === card && message.conversation === conversation;
  });
}

/** Whether only one person reads the conversation of a message. */
export async function isOwnChat({ conversations }: Pick<Ports, "conversations">, { conversation }: PressedMessage): Promise<boolean> {
  return (await conversations.find(conversation))?.kind === "personal";
}

/** As Teams names it in a press: the approval card is the first message of its thread. */
function messageOf(invitation: Invitation, place: CardPlace): PressedMessage | undefined {
  const { conversation, card } = postedCard(invitation, place) ?? {};
  if (conversation === undefined || card === undefined) return undefined;
  return { conversation: place === "approvals" ? threadIn(conversation, card) : conversation, card };
}
