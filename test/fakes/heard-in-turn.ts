import { BotAdapter, TurnContext } from "botbuilder";
import type { Activity, ActivityHandler, ConversationReference, ResourceResponse } from "botbuilder";

/** Teams for one turn: records the activities that are sent, or refuses to send them. */
class SilentAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];
  failure: Error | undefined;

  override async sendActivities(_: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    if (this.failure) throw this.failure;
    this.sent.push(...activities);
    return activities.map((_activity, index) => ({ id: `sent-${index}` }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error("not in a turn");
  }

  override async deleteActivity(): Promise<void> {
    throw new Error("not in a turn");
  }

  override async continueConversation(_: Partial<ConversationReference>): Promise<void> {
    throw new Error("not in a turn");
  }
}

/** A turn without a server: its context, and the activities sent in it. */
export function turnWith(activity: Partial<Activity>, failure?: Error) {
  const adapter = new SilentAdapter();
  adapter.failure = failure;
  return { context: new TurnContext(adapter, { ...activity }), sent: adapter.sent };
}

/** What the bot sends for this activity: messages as text or as card with summary, and the answer to an invoke. */
export async function heardInTurn(bot: ActivityHandler, activity: Partial<Activity>): Promise<readonly unknown[]> {
  const { context, sent } = turnWith(activity);
  await bot.run(context);
  return sent.map(heard);
}

function heard({ type, text, value, attachments, summary }: Partial<Activity>): unknown {
  if (type === "invokeResponse") return value;
  return attachments ? { card: attachments[0]?.content, summary } : { text };
}
