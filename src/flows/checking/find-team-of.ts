import type { ConversationId, GuestId } from "../../domain/ids.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { Ports } from "../../ports/ports.ts";
import { orUnknown } from "../steps/or-unknown.ts";

type Needs = Pick<Ports, "clock" | "log" | "teams">;

/** The name of the conversation's team if it has this user already: they needn't be added. Undefined also if nobody tells in time. */
export async function findTeamOf({ teams, ...ports }: Needs, conversation: ConversationId, user: GuestId): Promise<string | undefined> {
  if (!isChannel(conversation)) return undefined;
  const [place, member] = await Promise.all([
    orUnknown(ports, () => teams.describe(conversation)),
    orUnknown(ports, () => teams.guest(conversation, user)),
  ]);
  return place === "unknown" || member === "unknown" || !member ? undefined : place?.teamName;
}
