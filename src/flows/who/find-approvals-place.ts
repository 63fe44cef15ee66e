import type { ConversationId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "policy" | "settings" | "conversations">;

/** The channel where requests are decided, and the language of the cards there. */
export interface DecisionPlace {
  /** Without a thread. */
  readonly channel: ConversationId;
  readonly locale: string;
  readonly timeZone: string;
}

/**
 * The channel of the policy, or else the one that was chosen in the chat; undefined while there is neither. One that the policy
 * names and nobody has spoken in yet is made known, so that the bot can speak there first.
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

/** All of a tenant's channels are reached through the same service: one that nobody has spoken in, since the bot came (back), is so, too. */
export async function makeKnown({ conversations }: Pick<Ports, "conversations">, channel: ConversationId): Promise<void> {
  if (await conversations.find(channel)) return;
  const other = await conversations.anyChannel();
  if (!other) return;
  const { teamId: _, ...service } = other;
  await conversations.remember({ ...service, id: channel, channelId: channel });
}
