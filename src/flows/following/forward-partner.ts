import type { Invitation } from "../../domain/invitation.ts";
import { pageToForwardTo } from "../../domain/landing-page.ts";
import type { Ports } from "../../ports/ports.ts";
import { inTime } from "../steps/in-time.ts";
import { lookJob } from "../steps/new-jobs.ts";
import { takeLook } from "./take-look.ts";

type Needs = Pick<Ports, "invitations" | "jobs" | "limits" | "clock" | "log" | "terms" | "welcomePage">;

/** The partner's browser waits. */
const answerWithinMs = 1_000;

/**
 * Where to send the browser that has come to our page: to the stored landing page of the invitation, or to the usual page if there is none (any
 * more), or the store doesn't answer in time. It never fails. Microsoft sends partners here right after their acceptance, so the guest is
 * looked up at once, by a job; but also mail scanners and partners of long ago come here: that they do proves nothing.
 */
export async function forwardPartner(ports: Needs, segment: string): Promise<string> {
  const { terms, clock, log, welcomePage } = ports;
  const id = welcomePage.invitationIn(segment);
  if (id === undefined) return terms.defaultRedirectUrl;
  let page = terms.defaultRedirectUrl;
  const work = async (): Promise<void> => {
    const invitation = await ports.invitations.find(id);
    if (!invitation) return;
    page = forwardTo(ports, invitation) ?? page;
    await askForLook(ports, invitation);
  };
  const done = work().catch((error: unknown) => log.error("welcome-page-failed", error, { invitation: id }));
  if ((await inTime(clock, done, answerWithinMs)) === "late") log.warn("welcome-page-late", { invitation: id });
  return page;
}

/** A landing page that is our own page would send the browser round and round. */
function forwardTo({ welcomePage }: Needs, { options }: Invitation): string | undefined {
  const page = pageToForwardTo(options);
  const isOurs = page !== undefined && welcomePage.invitationIn(new URL(page).pathname.split("/").at(-1) ?? "") !== undefined;
  return isOurs ? undefined : page;
}

/** Within the limits: anybody who has the address can open it as often as they like, and each look costs Graph something. */
async function askForLook(ports: Needs, invitation: Invitation): Promise<void> {
  const { id, state } = invitation;
  if (state.kind !== "invited") return;
  if ((await takeLook(ports, id, "landing-page")) !== "taken") return;
  await ports.jobs.enqueue(lookJob(invitation, "landing-page", ports.clock));
  ports.log.info("welcome-page-opened", { invitation: id });
}
