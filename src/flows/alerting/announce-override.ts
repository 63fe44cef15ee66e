import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { overrideTellingJob } from "../steps/new-jobs.ts";
import type { OverrideAddressee } from "../steps/new-jobs.ts";
import { findApprovalsPlace } from "../who/find-approvals-place.ts";
import { listAdmins } from "./list-admins.ts";
import type { ListAdminsNeeds } from "./list-admins.ts";

type Needs = ListAdminsNeeds & Pick<Ports, "invitations" | "conversations" | "clock">;

/**
 * Makes a job for each who must know that an administrator has set the policy aside: the approvals channel and the other administrators. The
 * jobs and the mark that they were made are one transaction, so a second run makes none.
 * @throws GuestlistError `directory-unavailable` or `throttled`: nobody was told yet, and the job tries again.
 */
export async function announceOverride(ports: Needs, id: InvitationId): Promise<JobOutcome> {
  const { invitations, clock, log } = ports;
  const override = (await invitations.find(id))?.override;
  if (!override) return done;
  const told = await addressees(ports, override.by);
  const jobs: readonly NewJob[] = told.map((to) => overrideTellingJob({ id }, to, clock));
  const cursor = { name: `override:${id}`, from: undefined, to: clock.now() };
  const outcome = await invitations.commit({ invitations: [], events: [], jobs, cursor });
  if (outcome === "committed" && told.length === 0) log.error("override-not-told", undefined, { invitation: id, why: "no-admins" });
  return done;
}

async function addressees(ports: Needs, by: PersonId): Promise<readonly OverrideAddressee[]> {
  const [place, admins] = await Promise.all([findApprovalsPlace(ports), listAdmins(ports)]);
  const others = admins.filter(({ id }) => id !== by);
  return [
    ...(place ? [{ to: { kind: "channel", id: place.channel }, locale: place.locale, timeZone: place.timeZone } as const] : []),
    ...others.map(({ id, locale, timeZone }) => ({ to: { kind: "person", id }, locale, timeZone }) as const),
  ];
}
