import type { Subscription } from "../../domain/announcement.ts";
import type { ConversationId } from "../../domain/ids.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ApprovalsPlace } from "../../ports/settings.ts";
import { checkApprovalsPlace } from "../who/check-approvals-place.ts";
import { leftPlaceId } from "./forget-conversation.ts";
import type { PresenceScope } from "./forget-conversation.ts";

type Needs = Pick<Ports, "announcements" | "conversations" | "settings" | "policy" | "problems" | "clock" | "log" | "terms">;

/**
 * The bot was added: keeps the reference that is needed to post there later. If it was there before, the approvals channel and the
 * announcements that were chosen there are in use again, unless others were chosen meanwhile. Nothing happens in another tenant.
 */
export async function joinConversation(ports: Needs, place: ConversationReference, scope: PresenceScope): Promise<void> {
  const { conversations, settings, log, terms } = ports;
  if (place.tenantId !== terms.tenantId) return;
  await conversations.remember(place);
  const id = leftPlaceId(place, scope);
  const left = (await settings.leftPlaces()).find((one) => one.place === id);
  if (!left) return;
  for (const subscription of left.subscriptions) await resume(ports, place, subscription);
  if (left.approvals) await useAgain(ports, place, left.approvals);
  await settings.dropLeftPlace(id);
  log.info("conversation-joined-again", { scope, announcements: left.subscriptions.length, approvals: left.approvals !== undefined });
  await checkApprovalsPlace(ports);
}

/** Acceptances of the time between aren't announced. */
async function resume(
  { announcements, conversations, clock }: Needs,
  place: ConversationReference,
  subscription: Subscription,
): Promise<void> {
  const { conversation } = subscription;
  await conversations.remember(referenceIn(place, conversation));
  if (await announcements.find(conversation)) return;
  await announcements.subscribe({ ...subscription, since: clock.now() });
}

async function useAgain({ conversations, settings }: Needs, place: ConversationReference, approvals: ApprovalsPlace): Promise<void> {
  await conversations.remember(referenceIn(place, approvals.conversation));
  if (!(await settings.approvalsPlace())) await settings.chooseApprovalsPlace(approvals);
}

function referenceIn(place: ConversationReference, conversation: ConversationId): ConversationReference {
  return { ...place, id: conversation, ...(isChannel(conversation) && { channelId: conversation }) };
}
