import type { Invitation } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";

/** Sends a message once more without mentions when Teams refuses one of them (a tag or person that is gone): others still see it. */
export async function orWithoutMentions(
  { log }: Pick<Ports, "log">,
  { id }: Invitation,
  mentioned: Mentioned | undefined,
  send: (mentioned: Mentioned | undefined) => Promise<NotifyOutcome>,
): Promise<NotifyOutcome> {
  try {
    return await send(mentioned);
  } catch (error) {
    if (!mentioned || !isGuestlistError(error, "teams-refused")) throw error;
    log.error("approvers-not-mentioned", error, { invitation: id });
    return send(undefined);
  }
}
