import type { OfferName } from "../src/cards/offer.ts";
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

/** The text commands that the help card describes, in the order of the help card. Its words stand in the texts under `commands.<name>`. */
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

/** Commands about one address that are short for a button on its card. Their words stand under `commands.<name>.words`. */
export const offerNames = ["resend", "revoke", "link", "fix"] as const satisfies readonly OfferName[];

export type CommandName = (typeof commandNames | typeof offerNames)[number];
