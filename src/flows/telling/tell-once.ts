import type { ConversationId } from "../../domain/ids.ts";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Telling } from "./telling.ts";

type Needs = Pick<Ports, "teams" | "log">;

export type TellOutcome =
  | NotifyOutcome
  /** It was posted twice, and nobody knows whether either message arrived. It isn't posted again. */
  | { readonly kind: "outcome-unknown" };

/** Better a message twice than never, but a third would only annoy. */
const mostTimes = 2;

/**
 * Posts a new message once, as far as can be known. The mark is stored before the post, and taken back when Teams surely didn't take the
 * message. If it stays (a crash, a time-out, a 5xx), the message is posted once more, and never again. Before that, Teams must answer a
 * question about the conversation, so that an outage doesn't use up the last try. The bot has its token before the mark, so that little
 * can happen between the mark and the post.
 * @throws GuestlistError `outcome-unknown` after the first post without an answer; and what `post` throws when nothing was posted.
 */
export async function tellOnce(
  { teams, log }: Needs,
  telling: Telling,
  conversation: ConversationId,
  post: () => Promise<NotifyOutcome>,
): Promise<TellOutcome> {
  const { times, about } = telling;
  if (times >= mostTimes) return endUntold(log, about);
  await (times > 0 ? teams.members(conversation, 1) : teams.prepare());
  if (!(await telling.note(times + 1))) throw new GuestlistError("store-unavailable", "Another worker has taken over the job");
  try {
    const outcome = await post();
    if (outcome.kind !== "sent") await telling.note(times);
    return outcome;
  } catch (error) {
    if (!isGuestlistError(error, "outcome-unknown")) await telling.note(times);
    else if (times + 1 === mostTimes) return endUntold(log, about, error);
    throw error;
  }
}

function endUntold(log: Ports["log"], about: Telling["about"], cause?: unknown): TellOutcome {
  const why = "Posted twice without an answer. Look whether it arrived; if this happens often, check the way to Teams (proxy, firewall).";
  log.error("notice-outcome-unknown", new GuestlistError("outcome-unknown", why, { cause }), about);
  return { kind: "outcome-unknown" };
}
