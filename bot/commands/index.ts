import { announce } from "./announce.ts";
import { announceAll } from "./announce-all.ts";
import type { Command, CommandName } from "../command.ts";
import { help } from "./help.ts";
import { invite } from "./invite.ts";
import { offer } from "./offer.ts";
import { pending } from "./pending.ts";
import { status } from "./status.ts";
import { stopAnnouncing } from "./stop-announcing.ts";
import { waiting } from "./waiting.ts";
import { useForApprovals } from "./use-for-approvals.ts";

/** What each text command does. */
export const commands = {
  invite,
  status,
  pending,
  waiting,
  announce,
  "announce-all": announceAll,
  "stop-announcing": stopAnnouncing,
  "use-for-approvals": useForApprovals,
  help,
  resend: offer("resend"),
  revoke: offer("revoke"),
  link: offer("link"),
  fix: offer("fix"),
} as const satisfies Readonly<Record<CommandName, Command>>;
