import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Reply } from "./reply.ts";
import type { Turn } from "./turn.ts";

/** What a command works with. */
export interface CommandCall {
  readonly turn: Turn;
  /** What was typed after the command's words. */
  readonly argument: string;
  readonly flows: Flows;
  readonly texts: Texts;
  readonly reply: Reply;
}

export type Command = (call: CommandCall) => Promise<void>;

/** Every text command, in the order of the help card. Its words stand in the texts under `commands.<name>`. */
export const commandNames = [
  "invite",
  "status",
  "pending",
  "waiting",
  "announce",
  "announce-all",
  "stop-announcing",
  "use-for-approvals",
  "help",
] as const;

export type CommandName = (typeof commandNames)[number];
