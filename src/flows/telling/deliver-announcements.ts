import type { AnnouncedGuest, Announcement, Subscription, WaitingAnnouncement } from "../../domain/announcement.ts";
import type { ConversationId, GuestId } from "../../domain/ids.ts";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { whenStorable } from "../steps/when-storable.ts";
import { tellOnce } from "./tell-once.ts";
import type { TellOutcome } from "./tell-once.ts";
import type { Telling } from "./telling.ts";
import { pauseAfter } from "./try-later.ts";

type Needs = Pick<Ports, "announcements" | "invitations" | "directory" | "notifier" | "teams" | "clock" | "log">;

/** Guests in one message; the next message has the rest. */
const mostInMessage = 100;

/** While the bot is out of a conversation, its announcements are tried this seldom, and with each new one. */
const awayMs = 24 * 3_600_000;

/**
 * Posts one message with the acceptances that wait for a conversation, and marks them as announced. Each acceptance has the mark of a
 * message that may have been posted ({@link tellOnce}), so those that went out together are repeated together, and nothing else with them.
 */
export async function deliverAnnouncements(ports: Needs, conversation: ConversationId, job: Job): Promise<JobOutcome> {
  const subscription = await ports.announcements.find(conversation);
  const waiting = await ports.announcements.waiting(conversation, mostInMessage);
  const [{ tellings } = { tellings: 0 }] = waiting;
  const batch = waiting.filter((one) => one.tellings === tellings);
  if (!subscription || batch.length === 0) return done;
  const { kind } = await announce(ports, subscription, batch, tellingOf(ports, batch, tellings, job));
  if (kind === "not-now") return { kind: "retry", at: ports.clock.later(pauseAfter(job)), why: kind };
  if (kind === "unreachable") return waitForReturn(ports, batch.length);
  await whenStorable(ports.clock, () => ports.announcements.markDelivered(batch));
  return batch.length < waiting.length || waiting.length === mostInMessage ? { kind: "again", at: ports.clock.now() } : done;
}

type Batch = readonly WaitingAnnouncement[];
type Job = Pick<Telling, "attempt" | "about" | "note">;

function tellingOf({ announcements }: Needs, batch: Batch, times: number, job: Job): Telling {
  const note = async (count: number) => {
    const isHeld = await job.note(count); // not when another process has taken over the job of one that stood still
    if (isHeld) await announcements.noteTellings(batch, count);
    return isHeld;
  };
  return { ...job, times, since: undefined, note };
}

/** A message that Teams refuses is dropped: Teams would always refuse it, and later announcements would wait behind it. */
async function announce(ports: Needs, subscription: Subscription, batch: Batch, telling: Telling): Promise<TellOutcome> {
  const guests = await describe(ports, batch);
  try {
    return await tellOnce(ports, telling, subscription.conversation, () => ports.notifier.announce(subscription, guests));
  } catch (error) {
    if (!isGuestlistError(error, "teams-refused")) throw error;
    ports.log.error("announcement-refused", error, { count: guests.length });
    return { kind: "sent", activity: undefined };
  }
}

const fix =
  "The bot can't post where somebody asked for announcements. Add the app there again, or allow it (Teams admin center: Manage apps). The announcements wait; “stop announcing here” ends them.";

/** The bot was removed or blocked. Only people or the event of its removal end a subscription, since an error may come from anything. */
function waitForReturn({ clock, log }: Needs, count: number): JobOutcome {
  log.error("announcements-not-delivered", new GuestlistError("teams-refused", fix), { count });
  return { kind: "retry", at: clock.later(awayMs), why: "unreachable" };
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
  const note = () => log.warn("announced-guests-not-named");
  try {
    return guests.length === 0 ? [] : await directory.findByIds({ kind: "app" }, guests, { onUnread: note });
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    note();
    return [];
  }
}
