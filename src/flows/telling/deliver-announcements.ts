import type { AnnouncedGuest, Announcement, Subscription } from "../../domain/announcement.ts";
import type { ConversationId, GuestId } from "../../domain/ids.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = Pick<Ports, "announcements" | "invitations" | "directory" | "notifier" | "clock" | "log">;

/** Guests in one message; the next message has the rest. */
const mostInMessage = 100;

/**
 * Posts one message with every acceptance that waits for a conversation. They are marked as announced afterwards: after a crash between
 * the two they are announced twice rather than never.
 */
export async function deliverAnnouncements(ports: Needs, conversation: ConversationId): Promise<JobOutcome> {
  const subscription = await ports.announcements.find(conversation);
  const waiting = await ports.announcements.waiting(conversation, mostInMessage);
  if (!subscription || waiting.length === 0) return done;
  const outcome = await announce(ports, subscription, await describe(ports, waiting));
  if (outcome.kind !== "sent") return endAnnouncements(ports, conversation, outcome);
  await ports.announcements.markDelivered(waiting);
  return waiting.length < mostInMessage ? done : { kind: "again", at: ports.clock.now() };
}

/** A message that Teams refuses is dropped: Teams would always refuse it, and later announcements would wait behind it. */
async function announce({ notifier, log }: Needs, subscription: Subscription, guests: readonly AnnouncedGuest[]): Promise<NotifyOutcome> {
  try {
    return await notifier.announce(subscription, guests);
  } catch (error) {
    if (!isGuestlistError(error, "teams-refused")) throw error;
    log.error("announcement-refused", error, { count: guests.length });
    return { kind: "sent", activity: undefined };
  }
}

/** The bot was removed or blocked in this conversation. */
async function endAnnouncements(
  { announcements, log }: Needs,
  conversation: ConversationId,
  { kind: why }: NotifyOutcome,
): Promise<JobOutcome> {
  await announcements.stop(conversation);
  log.warn("announcements-ended", { why });
  return done;
}

async function describe(ports: Needs, waiting: readonly Announcement[]): Promise<readonly AnnouncedGuest[]> {
  const foreign = waiting.filter(({ invitation }) => invitation === undefined).map(({ guest }) => guest);
  const users = new Map<GuestId, DirectoryUser>((await lookUp(ports, foreign)).map((user) => [user.id, user]));
  return Promise.all(
    waiting.map(async ({ guest, invitation }) => (await guestOfOurs(ports, invitation)) ?? describeUser(users.get(guest))),
  );
}

async function guestOfOurs({ invitations }: Needs, id: Announcement["invitation"]): Promise<AnnouncedGuest | undefined> {
  const invitation = id && (await invitations.find(id));
  return invitation && { kind: "ours", email: invitation.email, requester: invitation.requester.name };
}

function describeUser(user: DirectoryUser | undefined): AnnouncedGuest {
  return user ? { kind: "guest", name: user.displayName, email: user.mail ?? user.userPrincipalName } : { kind: "nameless" };
}

async function lookUp({ directory, log }: Needs, guests: readonly GuestId[]): Promise<readonly DirectoryUser[]> {
  try {
    return guests.length === 0 ? [] : await directory.findByIds({ kind: "app" }, guests);
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    log.warn("announced-guests-not-named");
    return [];
  }
}
