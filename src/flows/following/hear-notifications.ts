import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { inTime } from "../steps/in-time.ts";
import { lookJob } from "../steps/new-jobs.ts";
import { closeFollowingJob } from "./follow-closely.ts";
import { takeLook } from "./take-look.ts";

type Needs = Pick<Ports, "subscription" | "invitations" | "announcements" | "limits" | "clock">;

/** What Graph posts about one change, or about the subscription. It says neither what has changed nor how. */
export interface ChangeNotification {
  readonly clientState: string;
  /** Who has changed. */
  readonly user?: GuestId;
  /** What becomes of the subscription, e.g. `reauthorizationRequired`. */
  readonly lifecycleEvent?: string;
}

export type Heard =
  /** Jobs are stored, as far as any are needed. `forged`: so many notifications don't have our subscription's secret. */
  | { readonly kind: "heard"; readonly forged: number }
  /** It isn't known in time whether they are stored: Graph must send them again. */
  | { readonly kind: "late" };

/** Graph wants its answer within 3 s; an endpoint that is slow too often gets no notifications for some time (Microsoft: Webhooks). */
const answerWithinMs = 2_500;

/**
 * Queues what notifications call for. They may be late, repeated, or forged, and there may be thousands: so they only bring looks at the
 * directory forward, and each kind of look has its own bound.
 */
export async function hearNotifications(ports: Needs, notifications: readonly ChangeNotification[]): Promise<Heard> {
  const heard = await inTime(ports.clock, queueLooks(ports, notifications), answerWithinMs);
  return heard === "late" ? { kind: "late" } : heard;
}

async function queueLooks(ports: Needs, notifications: readonly ChangeNotification[]): Promise<Heard> {
  const isGenuine = await ports.subscription.genuine();
  const genuine = notifications.filter(({ clientState }) => isGenuine(clientState));
  const jobs = [...(await jobsForUsers(ports, genuine)), ...jobsForSubscription(ports, genuine)];
  if (jobs.length > 0) await ports.invitations.commit({ invitations: [], events: [], jobs });
  return { kind: "heard", forged: notifications.length - genuine.length };
}

/** Nobody needs to hear at once of a user who isn't our guest, unless a conversation wants every acceptance in the tenant. */
async function jobsForUsers(ports: Needs, genuine: readonly ChangeNotification[]): Promise<readonly NewJob[]> {
  const users = new Set(genuine.flatMap(({ user }) => user ?? []));
  if (users.size === 0) return [];
  const ours = await ports.invitations.findReadableByGuests([...users]);
  if (ours.length === 0 && !(await isEverythingAnnounced(ports))) return [];
  return [...(await lookJobs(ports, ours)), closeFollowingJob(ports.clock)];
}

async function isEverythingAnnounced({ announcements }: Needs): Promise<boolean> {
  return (await announcements.list()).some(({ scope }) => scope === "everything");
}

/**
 * A series that is under way begins again: the change may have come after its last look. Over the limit of all, guests aren't looked at one by
 * one: following reads many changes at once.
 */
async function lookJobs(ports: Needs, ours: readonly Invitation[]): Promise<readonly NewJob[]> {
  const jobs: NewJob[] = [];
  for (const invitation of ours.filter(({ state }) => state.kind === "invited")) {
    const taking = await takeLook(ports, invitation.id, "notification");
    if (taking.kind === "refused" && taking.by === "everybody") return jobs;
    if (taking.kind === "taken") jobs.push(lookJob(invitation, "notification", ports.clock));
  }
  return jobs;
}

/** Whatever becomes of the subscription, the job that keeps it knows what to do. If notifications were missed, so were changes. */
function jobsForSubscription({ clock }: Needs, genuine: readonly ChangeNotification[]): readonly NewJob[] {
  const events = new Set(genuine.flatMap(({ lifecycleEvent }) => lifecycleEvent ?? []));
  if (events.size === 0) return [];
  const keep: NewJob = { task: { kind: "keep-subscription" }, due: clock.now(), key: "keep-subscription" };
  return events.has("missed") ? [keep, closeFollowingJob(clock)] : [keep];
}
