import type { AuditEvent } from "../../domain/audit.ts";
import type { Instant } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Change, OpenLimit } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { mostAwaiting } from "../../domain/limits.ts";
import { homePostJobs } from "../steps/new-jobs.ts";
import { pendingLimit } from "../checking/pending-limit.ts";
import { commitSending } from "./commit-sending.ts";
import { joinOther } from "./join-other.ts";
import { tooManyAwaiting } from "./limit-asking.ts";
import { outcomeOfTwin, refuseRequest } from "./refuse-request.ts";
import type { RequestOutcome } from "./request.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "jobs" | "lists" | "limits" | "policy" | "clock" | "log">;

/**
 * Stores a request: as sent or as waiting for approval, with the event that names its requester. The limits on open invitations and on
 * requests that wait are checked once more in the same transaction, so that two requests at the same time don't get past them. Undefined: it
 * is stored. Otherwise nothing was stored, and this is the answer.
 */
export async function storeRequest(ports: Needs, requested: Invitation, change: Change): Promise<RequestOutcome | undefined> {
  const { caps } = await ports.policy.current();
  const cap = await pendingLimit(ports, caps, requested);
  const events = [...askedEvents(requested, change.events[0]?.at ?? ports.clock.now()), ...change.events];
  const jobs = [...change.jobs, ...homePostJobs(requested, ports.clock)];
  switch (await commitSending(ports, { ...change, events, jobs, limits: [awaitingLimit(requested), ...(cap ? [cap] : [])] })) {
    case "committed":
      return undefined;
    case "conflict":
      return outcomeOfTwin(ports, requested);
    case "address-taken":
      return (await joinOther(ports, requested, requested.emailKey)) ?? storeRequest(ports, requested, change);
    case "over-limit":
      return overLimit(ports, requested);
  }
}

function awaitingLimit({ requester }: Pick<Invitation, "requester">): OpenLimit {
  return { requester: requester.id, states: ["awaiting-approval"], most: mostAwaiting };
}

async function overLimit(ports: Needs, requested: Invitation): Promise<RequestOutcome | undefined> {
  const { id: requester } = requested.requester;
  const { pending } = (await ports.policy.current()).caps;
  const isCap = pending !== undefined && (await ports.lists.countOpen({ requester })) >= pending;
  return isCap
    ? refuseRequest(ports, requested, { kind: "cap-reached", cap: "pending", limit: pending })
    : tooManyAwaiting(ports, requester);
}

/** A request that an earlier release stored before it was judged has this event already. `at`: not later than what follows from it. */
function askedEvents({ id, requester, version }: Invitation, at: Instant): readonly AuditEvent[] {
  return version > 0 ? [] : [{ at, invitation: id, what: "requested", by: requester.id }];
}
