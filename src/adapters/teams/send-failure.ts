import { z } from "zod";
import { GuestlistError } from "../../errors.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";

/** botbuilder's RestError: `err.body` is undefined in 4.23; the code is in `code` or in `details`. */
const restErrorSchema = z.object({
  statusCode: z.number(),
  code: z.string().optional(),
  details: z.object({ error: z.object({ code: z.string().optional() }).optional() }).optional(),
});

/** A send after 401 works again when an admin has repaired the bot's registration, so it isn't given up. */
const retryableStatuses = new Set([401, 408, 412, 429]);
/** Status and code: no such message, or (BotFramework-Services #269) an edit of a message in a channel after somebody deleted it. */
const missingMessage = new Set(["404 ActivityNotFoundInConversation", "403 ServiceError"]);

/**
 * The meaning of a failed send to Teams (Microsoft: Status codes of bot conversations): an outcome when another try is no use.
 * @throws GuestlistError `teams-unavailable` when another try may work, `teams-refused` when the request itself is wrong.
 */
export function outcomeOfFailure(error: unknown): NotifyOutcome {
  if (error instanceof GuestlistError) throw error;
  const read = restErrorSchema.safeParse(error);
  if (!read.success) throw new GuestlistError("teams-unavailable", "Teams could not be reached", { cause: error });
  const { statusCode: status, details } = read.data;
  const code = details?.error?.code ?? read.data.code ?? "";
  if (missingMessage.has(`${status} ${code}`)) return { kind: "message-missing" };
  if (status === 403 || status === 404) return { kind: "unreachable" };
  const isPassing = status >= 500 || retryableStatuses.has(status);
  throw new GuestlistError(isPassing ? "teams-unavailable" : "teams-refused", `Teams answered ${status} ${code}`, { cause: error, status });
}
