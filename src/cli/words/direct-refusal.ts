import type { InviteRefusalReason } from "../../ports/directory.ts";
import { CommandFailure } from "../command-failure.ts";
import { exitOf } from "./exit-of.ts";
import { shellText } from "./shell-text.ts";
import { shellTexts } from "./refusal-words.ts";

/** Ends a command with Graph's refusal of an invitation. It has no reference: no log has it. */
export function directRefusal(reason: InviteRefusalReason): CommandFailure {
  const words =
    reason === "unknown" ? "Microsoft refused, for a reason that Guestlist doesn't know." : shellText(shellTexts().t(`failure.${reason}`));
  return new CommandFailure(reason === "unknown" ? "refused-by-microsoft" : exitOf(reason), words);
}
