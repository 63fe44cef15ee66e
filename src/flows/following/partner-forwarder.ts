import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import { pageToForwardTo } from "../../domain/landing-page.ts";
import type { Ports } from "../../ports/ports.ts";
import { inTime } from "../steps/in-time.ts";
import { lookJob, sendingCheckJob, settledAfterMs } from "../steps/new-jobs.ts";
import { sparingly } from "../steps/sparingly.ts";
import { lookTaker } from "./take-look.ts";
import type { LookTaker } from "./take-look.ts";

type Needs = Pick<Ports, "invitations" | "jobs" | "limits" | "clock" | "log" | "terms" | "welcomePage">;

/** The partner's browser waits. */
const answerWithinMs = 1_000;

/** Opens of one invitation's address at the same time are one visit. */
interface Visit {
  /** Where to send the browser, as far as it is known yet. */
  page: string;
  done: Promise<void>;
}

/**
 * Where to send the browser that has come to our page: to the stored landing page of the invitation, or to the usual page if there is none (any
 * more), or the store doesn't answer in time. It never fails. Microsoft sends partners here right after their acceptance, so the guest is
 * looked up at once, by a job; but also mail scanners and partners of long ago come here: that they do proves nothing. Anybody who has an
 * address can open it as often as they like: the store is read once for all opens at the same time, and asked for a look only now and then.
 */
export function partnerForwarder(ports: Needs): (segment: string) => Promise<string> {
  const { terms, clock, welcomePage } = ports;
  const say = sparingly(ports);
  const take = lookTaker(ports, "landing-page");
  const visits = new Map<InvitationId, Visit>();

  const forget = (id: InvitationId, visit: Visit): void => {
    if (visits.get(id) === visit) visits.delete(id);
  };
  const begin = (id: InvitationId): Visit => {
    const visit: Visit = { page: terms.defaultRedirectUrl, done: Promise.resolve() };
    visits.set(id, visit);
    visit.done = receive(ports, take, id, visit)
      .catch((error: unknown) => say("welcome-page-failed", { count: 1, error, fields: { invitation: id } }))
      .finally(() => forget(id, visit));
    return visit;
  };

  return async (segment) => {
    const id = welcomePage.invitationIn(segment);
    if (id === undefined) return terms.defaultRedirectUrl;
    const visit = visits.get(id) ?? begin(id);
    if ((await inTime(clock, visit.done, answerWithinMs)) === "late") {
      forget(id, visit);
      say("welcome-page-late", { count: 1, fields: { invitation: id } });
    }
    return visit.page;
  };
}

async function receive(ports: Needs, take: LookTaker, id: InvitationId, visit: Visit): Promise<void> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return;
  visit.page = forwardTo(ports, invitation) ?? visit.page;
  await askForLook(ports, take, invitation);
}

/** A landing page that is our own page would send the browser round and round. */
function forwardTo({ welcomePage }: Needs, { options }: Invitation): string | undefined {
  const page = pageToForwardTo(options);
  const isOurs = page !== undefined && welcomePage.invitationIn(new URL(page).pathname.split("/").at(-1) ?? "") !== undefined;
  return isOurs ? undefined : page;
}

/** Within the limits: each look costs Graph something. */
async function askForLook({ jobs, clock, log }: Needs, take: LookTaker, invitation: Invitation): Promise<void> {
  const { id } = invitation;
  const job = jobFor(invitation, clock);
  if (!job || (await take(id)) === "refused") return;
  await jobs.enqueue(job);
  log.info("welcome-page-opened", { invitation: id });
}

/**
 * Who comes by has got the invitation, also if we don't know that it went out: then their address is looked up instead. While the POST may still
 * be answered it isn't, because only the answer has the link.
 */
function jobFor(invitation: Invitation, clock: Needs["clock"]): NewJob | undefined {
  const { state } = invitation;
  if (state.kind === "invited") return lookJob(invitation, "landing-page", clock);
  const isLost = state.kind === "failed" && state.reason === "not-confirmed";
  const isUnanswered = state.kind === "sending" && clock.millisecondsSince(state.since) >= settledAfterMs;
  return isLost || isUnanswered ? sendingCheckJob(invitation, clock, "now") : undefined;
}
