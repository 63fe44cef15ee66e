import type { ConversationId } from "../../domain/ids.ts";
import type { Person } from "../../domain/person.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";
import { checkApprovalsPlace } from "../who/check-approvals-place.ts";
import { requireBotAdmin } from "../who/require-bot-admin.ts";
import type { NotBotAdmin } from "../who/require-bot-admin.ts";

type Needs = Pick<Ports, "conversations" | "identity" | "membership" | "policy" | "settings" | "problems" | "clock" | "log" | "terms">;

export interface UseForApprovalsInput {
  readonly place: ConversationReference;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

export type UseForApprovalsOutcome =
  | "chosen"
  | "already"
  /** The policy file names another channel. */
  | "policy-wins"
  /** The place isn't a channel. */
  | "elsewhere"
  | NotBotAdmin;

/** The command "use this channel for approvals": requests are decided there from now on. Only for administrators of the bot, as their token proves. */
export async function useForApprovals(ports: Needs, { place, by, ssoToken }: UseForApprovalsInput): Promise<UseForApprovalsOutcome> {
  if (place.kind !== "channel") return "elsewhere";
  const refusal = await judge(ports, by, ssoToken);
  if (refusal) return refusal;
  const channel = channelOf(place.id);
  const named = (await ports.policy.current()).approvals.channel;
  if (named !== undefined) return named === channel ? "already" : "policy-wins";
  const before = await ports.settings.approvalsPlace();
  return before?.conversation === channel ? "already" : choose(ports, channel, place, by);
}

async function judge(ports: Needs, { id }: Person, ssoToken: string | undefined): Promise<NotBotAdmin | undefined> {
  const why = await requireBotAdmin(ports, id, ssoToken);
  if (why === "not-allowed" || why === "not-checked") ports.log.warn("approvals-channel-refused", { person: id, why });
  return why;
}

/** Remembers the channel without the thread: each request becomes a new post, not a reply in the thread where the channel was chosen. */
async function choose(ports: Needs, channel: ConversationId, place: ConversationReference, by: Person): Promise<"chosen"> {
  const { conversations, settings, clock, log } = ports;
  const { teamId } = place;
  const { id, locale, timeZone } = by;
  await conversations.remember({ ...place, id: channel });
  const team = teamId === undefined ? {} : { teamId };
  await settings.chooseApprovalsPlace({ conversation: channel, ...team, by: id, locale, timeZone, since: clock.now() });
  log.info("approvals-channel-chosen", { person: id });
  await checkApprovalsPlace(ports);
  return "chosen";
}
