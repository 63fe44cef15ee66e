import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { AuditEvent } from "../../domain/audit.ts";
import type { SendingWait } from "../../domain/invitation-event.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Send } from "../../domain/verdict.ts";
import type { Change } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { giveBackPass } from "../pacing/give-back-pass.ts";
import { takePassOrWait } from "../pacing/take-pass-or-wait.ts";
import type { InviteNeeds } from "./invite-once.ts";
import { outcomeOfTwin, refuseRequest } from "./refuse-request.ts";
import { changeOf } from "../steps/change-of.ts";
import { queuedSendJob, sendingCheckJob } from "../steps/new-jobs.ts";
import { overrideIn, withOverride } from "./override-policy.ts";
import { queuedChange } from "./queue-invitation.ts";
import { postInvitation } from "./post-invitation.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import type { KnownRequest, RequestOutcome } from "./request.ts";
import { storeRequest } from "./store-request.ts";

type Needs = InviteNeeds & Pick<Ports, "invitations" | "followers" | "jobs" | "lists" | "limits">;

/** Sends a request that needs no approval, if the pace allows it, or lets it wait where the app invites. The policy rule that allows it is stored with the invitation, or the override. */
export async function sendDirectly(ports: Needs, known: KnownRequest, { rule, cautions, overrode }: Send): Promise<RequestOutcome> {
  const { requested, facts } = known;
  const { preflight } = facts;
  const { actor } = known.acting;
  const prepared = {
    ...prepareInvitation(requested, { preflight, actor, cautions }),
    ...(rule !== undefined && { allowedBy: rule }),
    ...overrideIn(ports, known, overrode),
  };
  const step = advanceInvitation(prepared, { kind: "sending" }, ports.clock.now());
  if (step.kind !== "ok") return outcomeOfTwin(ports, prepared);
  const taken = await takePassOrWait(ports, { invitation: requested, use: "invite" }, { actor, confirmed: facts.confirmed });
  if (taken.kind === "refused") return refuseRequest(ports, requested, taken.refusal);
  if (taken.kind === "wait") return waitForTime(ports, requested, prepared, taken.wait);
  const { pass } = taken;
  const notStored = await storeRequest(ports, requested, sendingOf(ports, step.next));
  if (notStored) {
    await giveBackPass(ports, pass);
    return notStored;
  }
  const createsGuest = preflight.existing === "none";
  const formComesBackAfter = actor.kind === "person" ? (["busy", "invitations-not-allowed"] as const) : (["busy"] as const);
  return postInvitation(ports, { pass, actor, sending: step.next, createsGuest, formComesBackAfter, ifStopped: facts.confirmed });
}

/** If it can't be stored, the job gives its place in the ledger back. */
async function waitForTime(ports: Needs, requested: Invitation, prepared: Invitation, wait: SendingWait): Promise<RequestOutcome> {
  const { clock, jobs } = ports;
  const step = advanceInvitation(prepared, { kind: "queued", wait }, clock.now());
  if (step.kind !== "ok") return outcomeOfTwin(ports, prepared);
  const recorded = { what: "queued", by: prepared.requester.id, after: allowedEvents(ports, prepared) } as const;
  const notStored = await storeRequest(ports, requested, withOverride(ports, queuedChange(ports, step.next, recorded)));
  if (!notStored) return { kind: "queued", invitation: step.next };
  await jobs.enqueue(queuedSendJob(prepared, clock.now()));
  return notStored;
}

function sendingOf(ports: Needs, sending: Invitation): Change {
  const { clock } = ports;
  const change = changeOf(sending, "sending", clock, { jobs: [sendingCheckJob(sending, clock, "sending")] });
  return withOverride(ports, { ...change, events: [...allowedEvents(ports, sending), ...change.events] });
}

function allowedEvents({ clock }: Needs, { id, requester, allowedBy }: Invitation): readonly AuditEvent[] {
  if (allowedBy === undefined) return [];
  return [{ at: clock.now(), invitation: id, what: "allowed-by-rule", by: requester.id, detail: allowedBy }];
}
