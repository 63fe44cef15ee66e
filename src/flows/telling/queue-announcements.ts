import type { Announcement, NewGuest } from "../../domain/announcement.ts";
import { wantsToHear } from "../../domain/announcement.ts";
import type { ConversationId } from "../../domain/ids.ts";
import { isImported } from "../../domain/is-imported.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";

/** Acceptances within one second are announced in one message. */
const mergedWithinMs = 1_000;
/** Longer than the directory is expected to repeat a change; announcements are remembered for this time. */
export const rememberedForMs = 30 * 24 * 3_600_000;

interface Queued {
  readonly announcements: readonly Announcement[];
  readonly jobs: readonly NewJob[];
}

/** The announcements of these acceptances, and their jobs, to be committed with them. The directory repeats changes: old acceptances are left out. */
export async function queueAnnouncements(
  { announcements, clock }: Pick<Ports, "announcements" | "clock">,
  guests: readonly NewGuest[],
): Promise<Queued> {
  const fresh = guests.filter(({ acceptedAt }) => clock.millisecondsSince(acceptedAt) < rememberedForMs);
  if (fresh.length === 0) return { announcements: [], jobs: [] };
  const subscriptions = await announcements.list();
  const wanted = subscriptions.map(({ conversation, ...rest }) => ({
    conversation,
    guests: fresh.filter((guest) => wantsToHear({ conversation, ...rest }, guest)),
  }));
  const due = clock.later(mergedWithinMs);
  return {
    announcements: wanted.flatMap(({ conversation, guests: heard }) => heard.map((guest) => announcementOf(guest, conversation))),
    jobs: wanted.filter(({ guests: heard }) => heard.length > 0).map(({ conversation }) => announcementJob(conversation, due)),
  };
}

/** The guest of an invitation that was accepted just now; of an imported one, as of any guest who was invited without us. */
export async function newGuestOf({ conversations }: Pick<Ports, "conversations">, invitation: Invitation): Promise<NewGuest[]> {
  const { id, home, state } = invitation;
  if (state.kind !== "accepted") return [];
  if (isImported(invitation)) return [{ guest: state.guestId, acceptedAt: state.since }];
  const teamId = (await conversations.find(home.conversation))?.teamId;
  const ours = { invitation: id, home: home.conversation, ...(teamId !== undefined && { teamId }) };
  return [{ guest: state.guestId, acceptedAt: state.since, ours }];
}

function announcementOf({ guest, acceptedAt, ours }: NewGuest, conversation: ConversationId): Announcement {
  return { conversation, guest, acceptedAt, ...(ours && { invitation: ours.invitation }) };
}

function announcementJob(conversation: ConversationId, due: NewJob["due"]): NewJob {
  return { task: { kind: "announce", conversation }, due, key: `announce:${conversation}` };
}
