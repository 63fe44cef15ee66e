import type { Instant, PersonId } from "../domain/ids.ts";
import type { LateAnswer, PressedMessage } from "../domain/late-answer.ts";

/** Answers that became known after their turn. What they say is encrypted, and not kept for long. */
export interface LateAnswers {
  /** Keeps the answer to a person's newest press on a message, in place of an older one. */
  keep(answer: LateAnswer): Promise<void>;
  /** Undefined when there is none, or when it can't be decrypted any more. */
  find(message: PressedMessage, by: PersonId): Promise<LateAnswer | undefined>;
  /** The answers of all people to presses on a message, oldest first. */
  on(message: PressedMessage): Promise<readonly LateAnswer[]>;
  drop(message: PressedMessage, by: PersonId): Promise<void>;
  /** Deletes answers from before this moment; returns how many. */
  purge(before: Instant): Promise<number>;
}
