import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Approval, ApprovalReason } from "../../domain/approval.ts";
import type { AuditEvent } from "../../domain/audit.ts";
import type { Caution } from "../../domain/caution.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { EndingRefusal } from "../../domain/refusal.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Change } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { postApprovalCard, watchApproval } from "../steps/approval-jobs.ts";
import type { KnownRequest } from "./send-or-ask.ts";
import { afterTwin, refuseRequest } from "./refuse-request.ts";
import { findApprovers } from "../who/find-approvers.ts";
import type { Approvers } from "../who/find-approvers.ts";
import { changeOf, updateCard } from "../steps/invitation-changes.ts";
import { isBotAdmin } from "../who/is-bot-admin.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import type { RequestOutcome } from "./request-invitation.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "policy" | "settings" | "conversations" | "teams" | "membership" | "clock" | "log">;

/** Why others decide, and who, as the policy calls them. */
export interface Asked {
  readonly why: ApprovalReason;
  readonly rule?: string;
  readonly approvers?: string;
}

/** Has others decide about a request, once the requester knows that they will, and said what it is for. */
export async function askApproval(ports: Needs, known: KnownRequest, asked: Asked): Promise<RequestOutcome> {
  const { requested, press } = known;
  const approvers = await findApprovers(ports, asked.approvers);
  if (!approvers) return refuseRequest(ports, requested, await nobodyDecides(ports, known, asked.why));
  const cautions = cautionsOf(known, asked, approvers);
  const isConfirmed = isAbout(press, approvers) && cautions.every(({ kind }) => press.confirmed.includes(kind));
  if (!isConfirmed || press.justification === undefined) return refuseRequest(ports, requested, { kind: "to-confirm", cautions });
  const prepared = prepare(known, cautions);
  const approval = approvalOf(known, { ...asked, ...approvers, cautions, justification: press.justification }, ports);
  const step = advanceInvitation(prepared, { kind: "approval-asked", approval }, ports.clock.now());
  if (step.kind !== "ok") return afterTwin(ports, requested);
  const details = { by: requested.requester.id, ...(asked.rule !== undefined && { detail: asked.rule }), jobs: jobsOf(ports, requested) };
  const change = changeOf(step.next, "approval-asked", ports.clock, details);
  const outcome = await ports.invitations.commit({ ...change, events: [...change.events, ...whatWasFound(approval, change)] });
  return outcome === "committed" ? { kind: "awaiting-approval", invitation: step.next } : afterTwin(ports, requested);
}

/** Others may decide by now than the form said. */
function isAbout({ asks }: KnownRequest["press"], { name }: Approvers): boolean {
  return asks === undefined || asks.approvers === name;
}

/** By code: the trail says for good what the requester knew. That others decide goes without saying. */
function whatWasFound({ confirmed }: Approval, { events: [asked] }: Pick<Change, "events">): readonly AuditEvent[] {
  const found = confirmed.filter((kind) => kind !== "needs-approval");
  return asked && found.length > 0 ? [{ ...asked, what: "found", detail: found.join(",") }] : [];
}

/** The form comes back for a request that Graph has just refused, and which has ended therefore. */
export async function askFirst(ports: Needs, known: KnownRequest, asked: Asked): Promise<RequestOutcome> {
  const approvers = await findApprovers(ports, asked.approvers);
  const refusal: EndingRefusal = approvers
    ? { kind: "to-confirm", cautions: cautionsOf(known, asked, approvers) }
    : await nobodyDecides(ports, known, asked.why);
  return { kind: "refused", refusal, next: ports.clock.newId() as InvitationId };
}

async function nobodyDecides(ports: Needs, { requested, acting }: KnownRequest, why: ApprovalReason): Promise<EndingRefusal> {
  const { id, requester } = requested;
  ports.log.warn("no-approvals-channel", { invitation: id, person: requester.id, why });
  const byAdmin = (await isBotAdmin(ports, requester.id, acting.roles)) === "yes";
  return { kind: "no-approvals-channel", why, byAdmin };
}

/** What was said of the requester's own mailbox doesn't hold where an approver sends. */
function cautionsOf({ cautions, acting }: KnownRequest, { why }: Asked, { name }: Approvers): readonly Caution[] {
  const others = cautions.filter(({ kind }) => acting.actor.kind === "app" || kind !== "message-unused-no-mailbox");
  return [...others, { kind: "needs-approval", why, approvers: name }];
}

/** Where an approver sends it, nobody knows yet whom Microsoft's mail will name. */
function prepare({ requested, acting, preflight }: KnownRequest, cautions: readonly Caution[]): Invitation {
  const prepared = prepareInvitation(requested, preflight, acting.actor, cautions);
  if (acting.actor.kind === "app") return prepared;
  const { mail: _, ...findings } = prepared.findings;
  return { ...prepared, findings, inviteAs: "approver" };
}

interface Told extends Asked, Omit<Approvers, "set"> {
  readonly set: string;
  readonly cautions: readonly Caution[];
  readonly justification: string;
}

function approvalOf({ preflight: { requester } }: KnownRequest, told: Told, { clock }: Pick<Ports, "clock">): Approval {
  const { why, rule, set, name, place, cautions, justification } = told;
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

function jobsOf({ clock }: Pick<Ports, "clock">, { id }: Invitation): readonly NewJob[] {
  return [postApprovalCard({ id }, clock), watchApproval({ id }, clock), updateCard({ id }, clock)];
}
