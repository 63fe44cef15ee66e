import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { SendingWait } from "../../domain/invitation-event.ts";
import type { AuditEvent } from "../../domain/audit.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Change, CommitOutcome } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "../steps/change-of.ts";
import { cardUpdateJob, queuedSendJob } from "../steps/new-jobs.ts";

type Needs = Pick<Ports, "invitations" | "jobs" | "clock">;

export type Queueing =
  | { readonly kind: "queued"; readonly invitation: Invitation }
  /** Another change was first, or another open invitation has the address. */
  | { readonly kind: "conflict" | "address-taken" };

/** What the trail says. */
interface Recorded {
  readonly by: PersonId;
  readonly what: AuditEvent["what"];
  /** Events that come first. */
  readonly after?: readonly AuditEvent[];
  /** Stores the change; absent: as it is. */
  readonly commit?: (change: Change) => Promise<CommitOutcome>;
}

/** Lets an invitation wait that is ready and has its place in the ledger: a job sends it. If it can't wait, the job gives the place back. */
export async function queueInvitation(ports: Needs, prepared: Invitation, wait: SendingWait, recorded: Recorded): Promise<Queueing> {
  const { jobs, clock } = ports;
  const { commit = (change) => ports.invitations.commit(change) } = recorded;
  const step = advanceInvitation(prepared, { kind: "queued", wait }, clock.now());
  const outcome = step.kind === "ok" ? await commit(queuedChange(ports, step.next, recorded)) : "conflict";
  if (step.kind === "ok" && outcome === "committed") return { kind: "queued", invitation: step.next };
  await jobs.enqueue(queuedSendJob(prepared, clock.now()));
  return { kind: outcome === "address-taken" ? outcome : "conflict" };
}

/** The change that stores a queued invitation. */
export function queuedChange({ clock }: Pick<Ports, "clock">, queued: Invitation, { by, what, after = [] }: Recorded): Change {
  const change = changeOf(queued, what, clock, { by, jobs: queuedJobs(queued, clock) });
  return { ...change, events: [...after, ...change.events] };
}

/** The job that sends it, and the card that says when. */
export function queuedJobs(queued: Invitation, clock: Ports["clock"]): Change["jobs"] {
  const due = queued.state.kind === "queued" ? queued.state.goesOutAt : undefined;
  return [queuedSendJob(queued, due ?? clock.now()), cardUpdateJob(queued, clock)];
}
