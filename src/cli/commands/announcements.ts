import type { ListedSubscription } from "../../flows/looking/list-subscriptions.ts";
import type { CliCommand } from "../command.ts";
import { enterAsAdmin } from "../who/enter-as-admin.ts";
import type { PrintedRecord } from "../output/printed.ts";

/** In their order. Scripts rely on the names. */
export const announcementFields = ["conversation", "team", "channel", "teamId", "scope", "since", "by", "waiting"] as const;

/** `guestlist announcements`: the conversations that asked to hear of new guests. */
export const announcements: CliCommand = {
  define: (command) =>
    command.addHelpText(
      "after",
      `
Examples:
  guestlist announcements
  guestlist announcements --output json

Announcements begin and end in their own conversation in Teams: “announce here”,
“announce everything”, “stop announcing here”.`,
    ),
  async run(shell) {
    const { flows } = await enterAsAdmin(shell);
    const records = (await flows.listSubscriptions()).map(recordOf);
    const inTable = ["team", "channel", "scope", "since", "waiting", "conversation"];
    await shell.print({ fields: announcementFields, inTable, records, whenEmpty: "No conversation has asked for announcements." });
    return "done";
  },
};

function recordOf({ conversation, place, teamId, scope, since, by, waiting }: ListedSubscription): PrintedRecord {
  const named = { team: place?.teamName ?? null, channel: place?.channelName ?? null, teamId: teamId ?? null };
  return { conversation, ...named, scope, since, by, waiting };
}
