import type { ConversationId, InvitationId } from "../../domain/ids.ts";
import type { LateContent, PressedMessage, ReadyCard } from "../../domain/late-answer.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Person } from "../../domain/person.ts";
import type { Ports } from "../../ports/ports.ts";
import { whenStorable } from "../steps/when-storable.ts";

type Needs = Pick<Ports, "lateAnswers" | "invitations" | "jobs" | "clock">;

/** A press whose turn ends before its answer is known. */
export interface LatePress {
  readonly message: PressedMessage;
  readonly by: Person;
  readonly invitation?: InvitationId;
  /** The form that was sent: shown again if nothing comes of the press. */
  readonly form?: ReadyCard;
}

/** Longer than any press takes: an answer that isn't known by then was lost with its process. */
export const lostAfterMs = 120_000;

/** Stores that a person is owed an answer. If the process stops before it is known, a job says so. */
export async function promiseAnswer(ports: Needs, press: LatePress): Promise<void> {
  await keep(ports, press, undefined);
  await ports.jobs.enqueue(showJob(press, ports.clock.later(lostAfterMs)));
}

/** Stores the answer to a press whose turn has ended; a job shows it. */
export async function keepAnswer(ports: Needs, press: LatePress, content: LateContent): Promise<void> {
  await whenStorable(ports.clock, async () => {
    await keep(ports, press, content);
    await ports.jobs.enqueue(showJob(press, ports.clock.now()));
  });
}

/** Forgets the answer: the person got it in their turn after all. */
export async function dropAnswer({ lateAnswers }: Pick<Ports, "lateAnswers">, { message, by }: LatePress): Promise<void> {
  await lateAnswers.drop(message, by.id);
}

export type LateWords = Parameters<Ports["pressed"]["say"]>[1];

/** Says something in the conversation of a turn that has ended. */
export async function sayLater(
  { pressed, log }: Pick<Ports, "pressed" | "log">,
  conversation: ConversationId,
  words: LateWords,
): Promise<void> {
  const { kind } = await pressed.say(conversation, words);
  if (kind !== "sent") log.warn("late-message-not-sent", { why: kind });
}

async function keep({ lateAnswers, invitations, clock }: Needs, press: LatePress, content: LateContent | undefined): Promise<void> {
  const { message, by, invitation, form } = press;
  const stored = invitation && (await invitations.find(invitation));
  const about = invitation && { invitation, ...(stored && { version: stored.version }) };
  const known = content ? { content } : { ...(form && { ifLost: form }) };
  await lateAnswers.keep({ message, by, ...(about && { about }), keptAt: clock.now(), ...known });
}

function showJob({ message, by }: LatePress, due: NewJob["due"]): NewJob {
  const { conversation, card } = message;
  return { task: { kind: "show-answer", conversation, card, by: by.id }, due, key: `show-answer:${conversation}/${card}:${by.id}` };
}
