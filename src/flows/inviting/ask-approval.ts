import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Approval } from "../../domain/approval.ts";
import type { ApprovalReason } from "../../domain/approval-reason.ts";
import type { AuditEvent } from "../../domain/audit.ts";
import type { Caution } from "../../domain/caution.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Ask } from "../../domain/verdict.ts";
import type { EndingRefusal } from "../../domain/refusal.ts";
import { cautionsOf } from "../../domain/request-cautions.ts";
import type { Change } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "../steps/change-of.ts";
import { approvalPostJob, approvalWatchJob, cardUpdateJob } from "../steps/new-jobs.ts";
import { overrideIn, withOverride } from "./override-policy.ts";
import { outcomeOfTwin, returnForm, refuseRequest } from "./refuse-request.ts";
import type { KnownRequest, RequestOutcome } from "./request.ts";
import { limitAsking } from "./limit-asking.ts";
import { storeRequest } from "./store-request.ts";
import { findApprovers } from "../who/find-approvers.ts";
import type { Approvers } from "../who/find-approvers.ts";
import { isBotAdmin } from "../who/is-bot-admin.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";

type Needs = Pick<
  Ports,
  | "invitations"
  | "lists"
  | "limits"
  | "jobs"
  | "followers"
  | "policy"
  | "settings"
  | "conversations"
  | "teams"
  | "membership"
  | "clock"
  | "log"
>;

/** Asks approvers about a request, after the requester has confirmed that and has given a justification. */
export async function askApproval(ports: Needs, known: KnownRequest, ask: Ask): Promise<RequestOutcome> {
  const { requested, press } = known;
  const approvers = await findApprovers(ports, ask.approvers);
  if (!approvers) return refuseRequest(ports, requested, await noChannelRefusal(ports, known, ask.why));
  const cautions = cautionsToAsk(known, ask, approvers);
  const isConfirmed = namesApprovers(press, approvers) && cautions.every(({ kind }) => press.confirmed.includes(kind));
  if (!isConfirmed || press.justification === undefined) return refuseRequest(ports, requested, { kind: "to-confirm", cautions });
  const prepared = { ...prepare(known, cautions), ...overrideIn(ports, known, ask.overrode) };
  const approval = approvalOf(known, { ...ask, ...approvers, cautions, justification: press.justification }, ports);
  const step = advanceInvitation(prepared, { kind: "approval-asked", approval }, ports.clock.now());
  if (step.kind !== "ok") return outcomeOfTwin(ports, requested);
  const details = { by: requested.requester.id, ...(ask.rule !== undefined && { detail: ask.rule }), jobs: askedJobs(ports, requested) };
  const change = changeOf(step.next, "approval-asked", ports.clock, details);
  const limited = await limitAsking(ports, requested.requester.id, "take");
  if (limited) return limited;
  const asked = { ...change, events: [...change.events, ...foundEvents(approval, change)] };
  const notStored = await storeRequest(ports, requested, withOverride(ports, asked));
  return notStored ?? { kind: "awaiting-approval", invitation: step.next };
}

/** Whether the form named these approvers. The policy may require others by now. */
function namesApprovers({ asks }: KnownRequest["press"], { name }: Approvers): boolean {
  return asks === undefined || asks.approvers === name;
}

/** The cautions that the requester confirmed, as codes in the trail, which are never deleted. Only the approval itself isn't listed. */
function foundEvents({ confirmed }: Approval, { events: [asked] }: Pick<Change, "events">): readonly AuditEvent[] {
  const found = confirmed.filter((kind) => kind !== "needs-approval");
  return asked && found.length > 0 ? [{ ...asked, what: "found", detail: found.join(",") }] : [];
}

/** Returns the form with the offer to ask approvers, after Graph has refused the requester and the request has failed. */
export async function offerApproval(ports: Needs, known: KnownRequest): Promise<RequestOutcome> {
  const ask = { kind: "ask", why: "not-allowed", channel: known.facts.approvalsChannel } as const;
  const approvers = await findApprovers(ports, undefined);
  const next = ports.clock.newId() as InvitationId;
  if (!approvers) return returnForm(await noChannelRefusal(ports, known, ask.why), next);
  return returnForm({ kind: "to-confirm", cautions: cautionsToAsk(known, ask, approvers) }, next);
}

/** The refusal that no approvals channel is set. A bot admin is told that they can choose one. */
async function noChannelRefusal(ports: Needs, { requested, acting }: KnownRequest, why: ApprovalReason): Promise<EndingRefusal> {
  const { id, requester } = requested;
  ports.log.warn("no-approvals-channel", { invitation: id, person: requester.id, why });
  const byAdmin = (await isBotAdmin(ports, requester.id, acting.roles)) === "yes";
  return { kind: "no-approvals-channel", why, byAdmin };
}

/** The requester's mailbox doesn't matter where an approver sends. */
function cautionsToAsk({ facts, acting }: KnownRequest, { why }: Ask, { name }: Approvers): readonly Caution[] {
  const others = cautionsOf(facts).filter(({ kind }) => acting.actor.kind === "app" || kind !== "message-unused-no-mailbox");
  return [...others, { kind: "needs-approval", why, approvers: name }];
}

/** Where an approver sends, it isn't known yet which name Microsoft's mail will show. */
function prepare({ requested, acting: { actor }, facts }: KnownRequest, cautions: readonly Caution[]): Invitation {
  const prepared = prepareInvitation(requested, { preflight: facts.preflight, actor, cautions });
  if (actor.kind === "app") return prepared;
  const { mail: _, ...findings } = prepared.findings;
  return { ...prepared, findings, inviteAs: "approver" };
}

interface Asked extends Ask, Omit<Approvers, "set"> {
  readonly set: string;
  readonly cautions: readonly Caution[];
  readonly justification: string;
}

function approvalOf({ facts }: KnownRequest, asked: Asked, { clock }: Pick<Ports, "clock">): Approval {
  const { requester } = facts.preflight;
  const { why, rule, set, name, place, cautions, justification } = asked;
  const mail = requester === "not-checked" ? null : requester.mail;
  return {
    why,
    ...(rule !== undefined && { rule }),
    approvers: set,
    approversName: name,
    justification,
    askedAt: clock.now(),
    ...place,
    remarks: [],
    confirmed: cautions.map(({ kind }) => kind),
    ...(mail !== null && { requesterMail: mail }),
  };
}

function askedJobs({ clock }: Pick<Ports, "clock">, { id }: Invitation): readonly NewJob[] {
  return [approvalPostJob({ id }, clock), approvalWatchJob({ id }, clock), cardUpdateJob({ id }, clock)];
}
