import { z } from "zod";
import { GuestlistError } from "../../errors.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import { wasNotSent } from "../was-not-sent.ts";

/** botbuilder's RestError: `err.body` is undefined in 4.23; the code is in `code` or in `details`. */
const restErrorSchema = z.object({
  statusCode: z.number(),
  code: z.string().optional(),
  details: z.object({ error: z.object({ code: z.string().optional() }).optional() }).optional(),
});

/** What a failed call may have done: an edit can be repeated, but a second post is a second message. */
export type Call = "post" | "edit";

type Refusal = Exclude<NotifyOutcome, { kind: "sent" }>["kind"];

/**
 * What a refusal with 403 or 404 means, by status and code; the first row that fits counts. Only refusals that name a decision of people
 * are the end. All others were seen to pass, for conversations that exist and in which the next call works.
 */
const refusals: readonly (readonly [status: number, code: string | undefined, means: Refusal])[] = [
  [404, "ActivityNotFoundInConversation", "message-missing"], // Microsoft: Status codes of bot conversations
  [403, "ServiceError", "message-missing"], // an edit in a channel after somebody deleted the message: BotFramework-Services #269
  [403, "BotNotInConversationRoster", "unreachable"], // Microsoft: Send proactive messages
  [403, "BotDisabledByAdmin", "unreachable"], // Microsoft: Status codes of bot conversations
  [403, "MessageWritesBlocked", "unreachable"], // the same page
  [403, "ConversationBlockedByUser", "unreachable"], // the same page
  [403, undefined, "not-now"], // "User is from different region": botbuilder-js #3280
  [404, undefined, "not-now"], // ConversationNotFound, or no code at all: msteams-docs #9425, BotFramework-Services #220, #349
];

/** A send after 401 works again when an admin has repaired the bot's registration, so it isn't given up. */
const retryableStatuses = new Set([401, 408, 412, 429]);

/**
 * The meaning of a failed call to Teams (Microsoft: Status codes of bot conversations).
 * @throws GuestlistError `outcome-unknown` when a post may have been carried out all the same; `teams-unavailable` when it surely wasn't,
 * or when an edit failed, and another try may work; `teams-refused` when the request itself is wrong.
 */
export function outcomeOfFailure(error: unknown, call: Call): Exclude<NotifyOutcome, { kind: "sent" }> {
  if (error instanceof GuestlistError) throw error;
  const read = restErrorSchema.safeParse(error);
  if (!read.success) throw withoutAnswer(error, call);
  const { statusCode: status, details } = read.data;
  const code = details?.error?.code ?? read.data.code ?? "";
  const refusal = refusals.find(([of, named = code]) => of === status && named === code);
  if (refusal) return { kind: refusal[2] === "message-missing" && call === "post" ? "not-now" : refusal[2] };
  throw new GuestlistError(kindOf(status, call), `Teams answered ${status} ${code}`, { cause: error, status });
}

/** The service, or a proxy before it, may have done the work and then failed (Microsoft advises against a repeat after 500). */
function kindOf(status: number, call: Call): "outcome-unknown" | "teams-unavailable" | "teams-refused" {
  if (status >= 500) return call === "post" ? "outcome-unknown" : "teams-unavailable";
  return retryableStatuses.has(status) ? "teams-unavailable" : "teams-refused";
}

function withoutAnswer(error: unknown, call: Call): GuestlistError {
  if (call === "edit" || wasNotSent(error)) return new GuestlistError("teams-unavailable", "Teams could not be reached", { cause: error });
  return new GuestlistError("outcome-unknown", "Teams gave no answer", { cause: error });
}

/** A message that Teams calls wrong in itself; one of its mentions may be the reason. */
export function isBadRequest(error: unknown): boolean {
  const read = restErrorSchema.safeParse(error);
  return read.success && read.data.statusCode === 400;
}
