import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Answer } from "./answer.ts";
import type { Press } from "./press.ts";
import type { Reply } from "./reply.ts";

/** Lets a flow outlive its turn: answers "late" when it takes longer than a person should stare at a button. */
export interface Continuations {
  /** `afterwards` runs, once, after work that was late. */
  within<T>(work: Promise<T>, afterwards: () => Promise<void>): Promise<T | "late">;
}

/** What an action works with. */
export interface ActionCall {
  readonly press: Press;
  readonly flows: Flows;
  readonly texts: Texts;
  readonly reply: Reply;
  readonly continuations: Continuations;
}

export type Action = (call: ActionCall) => Promise<Answer>;
