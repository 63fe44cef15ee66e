import type { ConversationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NoticeKind } from "../../domain/notice.ts";
import { greetedBy } from "../../domain/team-greeting.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Greeted } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";

interface Told {
  readonly invitation: Invitation;
  readonly notice: NoticeKind;
  readonly conversation: ConversationId;
}

/**
 * The partner that a notice greets, in the team that they have come into: undefined for every other notice, and elsewhere.
 * @throws GuestlistError `teams-unavailable` or `throttled`.
 */
export async function findGreeted(
  { teams }: Pick<Ports, "teams">,
  { invitation, notice, conversation }: Told,
): Promise<Greeted | undefined> {
  const { state, team, home } = invitation;
  if (state.kind !== "accepted" || greetedBy(invitation) !== notice) return undefined;
  if (channelOf(conversation) !== channelOf(home.conversation)) return undefined;
  const place = await teams.describe(conversation);
  if (place === undefined || place.groupId !== team?.groupId) return undefined;
  const guest = await teams.guest(conversation, state.guestId);
  return guest ? { guest } : {};
}
