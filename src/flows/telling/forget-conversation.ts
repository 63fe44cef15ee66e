import { channelOf } from "../../domain/visibility.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ApprovalsPlace, LeftPlace } from "../../ports/settings.ts";
import { checkApprovalsPlace } from "../who/check-approvals-place.ts";

type Needs = Pick<Ports, "announcements" | "conversations" | "settings" | "policy" | "problems" | "log">;

/** What the bot was added to or removed from: a whole team or chat, or one channel of a team. */
export type PresenceScope = "whole" | "channel";

type Place = Pick<ConversationReference, "id" | "teamId">;

/**
 * The bot was removed: it can't post in this channel or chat any more, or in a team in any of its channels. What was chosen there is kept
 * aside for the day when the bot is added again; until then nothing is announced or asked there. Teams sends two events for one removal.
 */
export async function forgetConversation(ports: Needs, place: Place, scope: PresenceScope): Promise<void> {
  const { announcements, conversations, settings, log } = ports;
  const { id, teamId } = place;
  const isThere = (one: { readonly conversation: Place["id"]; readonly teamId?: string }) =>
    channelOf(one.conversation) === id || (scope === "whole" && teamId !== undefined && one.teamId === teamId);
  const subscriptions = (await announcements.list()).filter(isThere);
  const chosen = await settings.approvalsPlace();
  const approvals = chosen && isThere(chosen) ? chosen : undefined;
  await keepAside(ports, { place: leftPlaceId(place, scope), ...(approvals && { approvals }), subscriptions });
  await conversations.forget(id, scope === "whole" ? teamId : undefined);
  for (const { conversation } of subscriptions) await announcements.stop(conversation);
  if (approvals) await settings.forgetApprovalsPlace();
  log.info("conversation-forgotten", { scope, announcements: subscriptions.length, approvals: approvals !== undefined });
  await checkApprovalsPlace(ports);
}

/** Under which id the uses of a place are kept while the bot isn't there. */
export function leftPlaceId({ id, teamId }: Place, scope: PresenceScope): string {
  return scope === "whole" ? (teamId ?? id) : id;
}

/** Adds to what was kept at an earlier event. */
async function keepAside({ settings }: Needs, { place, approvals, subscriptions }: LeftPlace): Promise<void> {
  if (subscriptions.length === 0 && !approvals) return;
  const before = (await settings.leftPlaces()).find((left) => left.place === place);
  const kept = (before?.subscriptions ?? []).filter(({ conversation }) => !subscriptions.some((one) => one.conversation === conversation));
  const chosen: ApprovalsPlace | undefined = approvals ?? before?.approvals;
  await settings.keepLeftPlace({ place, ...(chosen && { approvals: chosen }), subscriptions: [...kept, ...subscriptions] });
}
