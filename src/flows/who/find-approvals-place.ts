import type { ConversationId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "policy" | "settings" | "conversations">;

/** The channel where requests are decided, and the language and time zone of its cards. */
export interface DecisionPlace {
  /** Without the id of a thread. */
  readonly channel: ConversationId;
  readonly locale: string;
  readonly timeZone: string;
}

/**
 * Finds the policy's channel, or else the one that was chosen in Teams; undefined while there is neither. The policy's channel is made
 * known, so that the bot can post there before anybody has written to it there.
 */
export async function findApprovalsPlace(ports: Needs): Promise<DecisionPlace | undefined> {
  const { channel, locale, timeZone } = (await ports.policy.current()).approvals;
  if (channel !== undefined) {
    await makeKnown(ports, channel);
    return { channel, locale, timeZone };
  }
  const chosen = await ports.settings.approvalsPlace();
  return chosen && { channel: chosen.conversation, locale: chosen.locale, timeZone: chosen.timeZone };
}

/** Remembers a channel where nobody has written to the bot yet. All channels of a tenant are reached through the same service. */
export async function makeKnown({ conversations }: Pick<Ports, "conversations">, channel: ConversationId): Promise<void> {
  if (await conversations.find(channel)) return;
  const other = await conversations.anyChannel();
  if (!other) return;
  const { teamId: _, ...service } = other;
  await conversations.remember({ ...service, id: channel, channelId: channel });
}
