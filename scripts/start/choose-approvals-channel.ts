import { findAction } from "../smoke/find-action.ts";
import { PageClient, until } from "../smoke/page-client.ts";

const channel = "Guest approvals";
const verb = "use-for-approvals";

/**
 * Chooses the channel for approvals as the sandbox's administrator does: writes the command there and presses the button. So every request
 * can be decided from the start. @throws Error when the bot doesn't answer.
 */
export async function chooseApprovalsChannel(pageUrl: string): Promise<void> {
  const admin = await PageClient.playing("MOD Administrator", pageUrl);
  const conversation = await admin.channel(channel);
  await admin.say({ conversation, root: null, text: "use this channel for approvals", mentionBot: true });
  await until("the question about the channel for approvals", async () => {
    for (const { id: message, card } of await admin.messages(conversation)) {
      const action = findAction(card, verb);
      if (!action) continue;
      await admin.press({ conversation, message, action: { id: action.id ?? null, verb, data: action.data ?? {} } });
      return message;
    }
    return undefined;
  });
}
