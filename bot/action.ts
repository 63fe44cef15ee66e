import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Answer } from "./answer.ts";
import type { Press } from "./press.ts";
import type { Reply } from "./reply.ts";

/** Lets work outlive its turn. */
export interface Continuations {
  /** The work's result, or "late" when it isn't known after this time. */
  within<T>(work: Promise<T>, milliseconds: number): Promise<T | "late">;
  /** Lets work go on after its turn. */
  carryOn(work: Promise<void>): void;
}

/** What an action works with. */
export interface ActionCall {
  readonly press: Press;
  readonly flows: Flows;
  readonly texts: Texts;
  readonly reply: Reply;
  /** Lets work go on that the answer doesn't depend on. */
  readonly carryOn: Continuations["carryOn"];
}

export type Action = (call: ActionCall) => Promise<Answer>;
