import type { ChangeableOption } from "../../domain/approval.ts";
import type { Caution, CautionKind } from "../../domain/caution.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { FieldProblems, FormValues } from "../../domain/invite-form.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import type { Ask, JudgedRefusal } from "../../domain/verdict.ts";
import { readChanges } from "../../domain/read-changes.ts";
import type { RequestFacts } from "../../domain/request-facts.ts";
import type { GatherNeeds } from "../checking/gather-facts.ts";
import { gatherSignedIn } from "../checking/gather-signed-in.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import { giveBackPass } from "../pacing/give-back-pass.ts";
import { takePassOrWait } from "../pacing/take-pass-or-wait.ts";
import type { PacingNeeds } from "../pacing/take-pass.ts";
import { queuedJobs } from "../inviting/queue-invitation.ts";
import { postInvitation } from "../inviting/post-invitation.ts";
import type { PostOutcome } from "../inviting/post-invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { cardUpdateJob, queuedSendJob, sendingCheckJob } from "../steps/new-jobs.ts";
import type { SignedIn, SignInNeeds } from "../who/sign-in.ts";
import { checkNewApprovers } from "./check-new-approvers.ts";
import { endUndecided, isFinal } from "./end-undecided.ts";
import { enterToDecide } from "./enter-to-decide.ts";
import type { NotEntered } from "./enter-to-decide.ts";
import { tooLate } from "./may-decide.ts";
import type { DecisionPress, MayDecideNeeds, AskedInvitation } from "./may-decide.ts";

type Needs = MayDecideNeeds & SignInNeeds & GatherNeeds & PacingNeeds & Pick<Ports, "jobs" | "welcomePage">;

export interface ApproveInput extends DecisionPress {
  /** The cautions that the approver has read and accepts. */
  readonly confirmed: readonly CautionKind[];
  /** The approver's changes, as typed: they replace the requester's values. */
  readonly values?: FormValues;
}

export type ApproveOutcome =
  | PostOutcome
  | NotEntered
  | { readonly kind: "problems"; readonly invitation: Invitation; readonly problems: FieldProblems }
  /** The approver must confirm these cautions first. */
  | { readonly kind: "to-confirm"; readonly invitation: Invitation; readonly cautions: readonly Caution[] }
  /** The tenant lets neither the requester nor this approver invite. */
  | { readonly kind: "nobody-may-send"; readonly invitation: Invitation };

/**
 * Approves a request and sends it, after all checks have been repeated: in the approver's name, or in the app's where the app invites. The
 * answer that is committed first is the decision; later ones get to know it. Two Graph round trips. Safe against double presses and
 * crashes, as a request is.
 */
export async function approveInvitation(ports: Needs, input: ApproveInput): Promise<ApproveOutcome> {
  const { by, values = {} } = input;
  const entry = await enterToDecide(ports, input);
  if (entry.kind !== "entered") return entry;
  const { invitation, acting } = entry;
  const read = readChanges(invitation, values);
  if (read.kind === "problems") return { ...read, invitation };
  const wanted = { ...invitation, options: read.options };
  const { approvers, confirmed: known } = invitation.approval;
  const confirmed = [...known, ...input.confirmed];
  const facts = await gatherSignedIn(ports, { use: "approval", wanted, by, acting, approver: by.id, approvedBy: [approvers], confirmed });
  if ("kind" in facts) return unlessDecided(ports, input, { kind: "refused", refusal: facts.refusal });
  return carryOut(ports, { acting, wanted, input, facts, changed: read.changed });
}

interface Approving {
  readonly acting: SignedIn;
  /** With the approver's changes. */
  readonly wanted: AskedInvitation;
  readonly input: ApproveInput;
  readonly facts: RequestFacts;
  readonly changed: readonly ChangeableOption[];
}

async function carryOut(ports: Needs, approving: Approving): Promise<ApproveOutcome> {
  const { wanted, input, facts } = approving;
  const verdict = judgeRequest(facts, "approval");
  switch (verdict.kind) {
    case "refuse":
      return unlessDecided(ports, input, await refuse(ports, wanted, verdict.refusal, input));
    case "join":
      return endUndecided(ports, wanted, "already-in-directory", input.by.id);
    case "ask":
      return checkApprovers(ports, approving, verdict);
    case "confirm":
      return unlessDecided(ports, input, { kind: "to-confirm", invitation: wanted, cautions: verdict.unconfirmed });
    case "send":
      return decide(ports, approving, verdict.cautions);
  }
}

/** If another approver was first, their approval may cause this problem, for example the guest exists now: then return their decision. */
async function unlessDecided(ports: Needs, { id, by }: ApproveInput, found: ApproveOutcome): Promise<ApproveOutcome> {
  const standsOpen = found.kind === "refused" || found.kind === "to-confirm" || found.kind === "nobody-may-send";
  const current = standsOpen ? await ports.invitations.find(id) : undefined;
  return current && current.state.kind !== "awaiting-approval" ? tooLate(ports, current, by.id) : found;
}

/** A final refusal ends the request; after any other it stays open. */
async function refuse(ports: Needs, wanted: AskedInvitation, refusal: JudgedRefusal, { by }: ApproveInput): Promise<ApproveOutcome> {
  if (refusal.kind === "invitations-not-allowed") return { kind: "nobody-may-send", invitation: wanted };
  return isFinal(refusal) ? endUndecided(ports, wanted, refusal.kind, by.id) : { kind: "refused", refusal };
}

/** The policy requires other approvers by now: if this approver is one of them, too, the request is judged as approved by them. */
async function checkApprovers(ports: Needs, approving: Approving, { approvers }: Ask): Promise<ApproveOutcome> {
  const { wanted, input, facts } = approving;
  const name = approvers ?? wanted.approval.approvers;
  const notApprover = await checkNewApprovers(ports, wanted, name, input.by.id);
  return notApprover ?? carryOut(ports, { ...approving, facts: { ...facts, approvedBy: [wanted.approval.approvers, name] } });
}

/**
 * The commit is the decision; only an invitation that it let through is posted. Where the app invites it may
 * wait for its time. Otherwise, if nothing may be posted now, nothing is decided: the request stays open for another press.
 */
async function decide(ports: Needs, approving: Approving, cautions: readonly Caution[]): Promise<ApproveOutcome> {
  const { clock } = ports;
  const { acting, wanted, input, facts, changed } = approving;
  const { by } = input;
  const { actor } = acting;
  const { preflight } = facts;
  const { options, findings, postedAfter } = prepareInvitation(wanted, { preflight, actor, cautions, inviter: by.name });
  const { guestsOfDomain } = wanted.findings;
  const seen = { ...findings, ...(guestsOfDomain !== undefined && { guestsOfDomain }) };
  const decision = { kind: "approved", by: by.id, name: by.name, at: clock.now(), ...(changed.length > 0 && { changed }) } as const;
  const details = {
    what: "approved",
    by: by.id,
    ...(changed.length > 0 && { detail: changed.join(",") }),
    jobs: jobsAfter(clock),
  } as const;
  const timed = postedAfter !== undefined && { postedAfter };
  const approved = { kind: "approved", decision, options, findings: seen, inviter: actor, ...timed } as const;
  const { confirmed } = facts;
  const taken = await takePassOrWait(ports, { invitation: wanted, use: "invite", isApproved: true }, { actor, confirmed });
  if (taken.kind === "refused") return unlessDecided(ports, input, taken);
  const waiting = taken.kind === "wait" && { wait: taken.wait };
  const stored = await advanceStored(
    ports,
    wanted.id,
    { ...approved, ...waiting },
    { ...details, ...(waiting && { followedBy: "queued" }) },
  );
  if (stored?.kind === "advanced") {
    const { invitation } = stored;
    if (taken.kind === "wait") return { kind: "queued", invitation };
    const createsGuest = preflight.existing === "none";
    return postInvitation(ports, { pass: taken.pass, actor, sending: invitation, createsGuest, ifStopped: confirmed });
  }
  if (taken.kind === "go") await giveBackPass(ports, taken.pass);
  else await ports.jobs.enqueue(queuedSendJob(wanted, clock.now())); // gives the place back
  return stored ? tooLate(ports, stored.invitation, by.id) : { kind: "unknown-invitation" };
}

function jobsAfter(clock: Needs["clock"]) {
  return (next: Invitation) =>
    next.state.kind === "queued" ? queuedJobs(next, clock) : [sendingCheckJob(next, clock, "sending"), cardUpdateJob(next, clock)];
}
