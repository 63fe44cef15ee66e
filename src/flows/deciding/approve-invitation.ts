import type { ChangeableOption } from "../../domain/approval.ts";
import type { Caution, CautionKind } from "../../domain/caution.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { FieldProblems, FormValues } from "../../domain/invite-form.ts";
import { readChanges } from "../../domain/read-changes.ts";
import type { PolicyDecision } from "../../domain/policy/policy.ts";
import { deniedBy } from "../../domain/refusal.ts";
import type { EndingRefusal } from "../../domain/refusal.ts";
import type { Preflight } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ActAsNeeds, Acting } from "../who/sign-in.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { checkSenders } from "../who/check-senders.ts";
import { enterToDecide } from "./enter-to-decide.ts";
import type { NotEntered } from "./enter-to-decide.ts";
import { endUndecided, isFinal } from "./end-undecided.ts";
import { resolveLater, updateCard } from "../steps/invitation-changes.ts";
import { judgePreflight } from "../checking/judge-preflight.ts";
import { tooLate } from "./may-decide.ts";
import type { DecisionPress, MayDecideNeeds, Request } from "./may-decide.ts";
import { openOfGuest } from "../checking/find-open-of-guest.ts";
import { otherApprovers } from "./check-same-approvers.ts";
import { otherIdentity } from "../who/confirm-other-identity.ts";
import { postInvitation } from "../inviting/post-invitation.ts";
import type { PostOutcome } from "../inviting/post-invitation.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import { preparePolicy } from "../checking/prepare-policy.ts";
import { runPreflight } from "../checking/run-preflight.ts";

type Needs = MayDecideNeeds & ActAsNeeds & Pick<Ports, "directory" | "jobs">;

export interface ApproveInput extends DecisionPress {
  /** What the approver has read already and wants to go on with. */
  readonly confirmed: readonly CautionKind[];
  /** What is to go out in the place of what was asked for, as typed. */
  readonly values?: FormValues;
}

export type ApproveOutcome =
  | PostOutcome
  | NotEntered
  | { readonly kind: "problems"; readonly invitation: Invitation; readonly problems: FieldProblems }
  /** The approver should know something first. */
  | { readonly kind: "to-confirm"; readonly invitation: Invitation; readonly cautions: readonly Caution[] }
  /** The tenant lets neither the requester nor this approver invite. */
  | { readonly kind: "nobody-may-send"; readonly invitation: Invitation };

/**
 * Sends a request on an approver's word, after all has been checked anew: in their name, or in the app's where it posts. The answer
 * that is committed first is the decision; who comes later is told so. Two Graph round trips. Safe against double presses
 * and crashes as a request is.
 */
export async function approveInvitation(ports: Needs, input: ApproveInput): Promise<ApproveOutcome> {
  const entry = await enterToDecide(ports, input);
  if (entry.kind !== "entered") return entry;
  const { invitation, acting } = entry;
  const read = readChanges(invitation, input.values ?? {});
  if (read.kind === "problems") return { ...read, invitation };
  const other = await otherIdentity(ports, invitation, acting.actor);
  if (other) return { ...other, invitation };
  const wanted = { ...invitation, options: read.options };
  const checked = await check(ports, { acting, wanted, input });
  if (checked.kind !== "ready") return unlessDecided(ports, input, checked);
  return decide(ports, { ...checked, acting, wanted, input, changed: read.changed });
}

/** What stands against it may be another approver's own doing, such as the guest: that they were first is the truth then. */
async function unlessDecided(ports: Needs, { id, by }: ApproveInput, found: ApproveOutcome): Promise<ApproveOutcome> {
  const standsOpen = found.kind === "refused" || found.kind === "to-confirm" || found.kind === "nobody-may-send";
  const current = standsOpen ? await ports.invitations.find(id) : undefined;
  return current && current.state.kind !== "awaiting-approval" ? tooLate(ports, current, by.id) : found;
}

interface Approving {
  readonly acting: Acting;
  readonly wanted: Request;
  readonly input: ApproveInput;
}

interface Ready {
  readonly kind: "ready";
  readonly preflight: Preflight;
  readonly cautions: readonly Caution[];
}

/** The world may have changed since it was asked. */
async function check(ports: Needs, { acting, wanted, input }: Approving): Promise<ApproveOutcome | Ready> {
  const { by, confirmed } = input;
  const [looked, policy, senders] = await Promise.all([
    runPreflight(ports, acting, wanted, { by }),
    preparePolicy(ports, wanted),
    checkSenders(ports, acting, { requester: wanted.requester.id, approver: by.id, by: by.id }),
  ]);
  if (looked.kind === "refused") return refuse(ports, wanted, looked.refusal, input);
  const { preflight } = looked;
  const decision = policy(preflight);
  if (decision.kind === "deny") return deny(ports, wanted, decision, by.id);
  const others = await otherApprovers(ports, wanted, decision, by.id);
  if (others) return others;
  const verdict = judgePreflight(preflight, wanted, { ...ofApprover(acting), ...(senders.roles && { roles: senders.roles }) });
  if (verdict.kind === "refused") return refuse(ports, wanted, verdict.refusal, input);
  if (await openOfGuest(ports, preflight)) return endUndecided(ports, wanted, "already-in-directory", by.id);
  if (!senders.isLet) return { kind: "nobody-may-send", invitation: wanted };
  const known = [...wanted.approval.confirmed, ...confirmed];
  const cautions = verdict.cautions.filter(({ kind }) => !known.includes(kind));
  return cautions.length > 0
    ? { kind: "to-confirm", invitation: wanted, cautions }
    : { kind: "ready", preflight, cautions: verdict.cautions };
}

/** The policy ends it, unless that only counts because something can't be checked: an administrator may mend that. */
async function deny(
  ports: Needs,
  wanted: Request,
  decision: Extract<PolicyDecision, { kind: "deny" }>,
  by: PersonId,
): Promise<ApproveOutcome> {
  return decision.unchecked ? { kind: "refused", refusal: deniedBy(decision) } : endUndecided(ports, wanted, "policy-denied", by);
}

/** Of an approver's own roles nothing follows for whoever asked. */
function ofApprover({ actor, guestsToo }: Acting): Pick<Acting, "actor" | "guestsToo"> {
  return { actor, ...(guestsToo && { guestsToo }) };
}

/** What can't change while the request stands ends it; with anything else it stays open. */
async function refuse(ports: Needs, { id }: Request, refusal: EndingRefusal, { by }: ApproveInput): Promise<ApproveOutcome> {
  return isFinal(refusal) ? endUndecided(ports, { id }, refusal.kind, by.id) : { kind: "refused", refusal };
}

interface Decided extends Approving, Omit<Ready, "kind"> {
  readonly changed: readonly ChangeableOption[];
}

/** The commit is the decision; only what it let through is posted. */
async function decide(ports: Needs, { acting, wanted, input, preflight, cautions, changed }: Decided): Promise<ApproveOutcome> {
  const { clock } = ports;
  const { by } = input;
  const { options, findings } = prepareInvitation(wanted, preflight, acting.actor, cautions, by.name);
  const { guestsOfDomain } = wanted.findings;
  const seen = { ...findings, ...(guestsOfDomain !== undefined && { guestsOfDomain }) };
  const decision = { kind: "approved", by: by.id, name: by.name, at: clock.now(), ...(changed.length > 0 && { changed }) } as const;
  const jobs = (next: Invitation) => [resolveLater(next, clock, "sending"), updateCard(next, clock)];
  const details = { what: "approved", by: by.id, ...(changed.length > 0 && { detail: changed.join(",") }), jobs } as const;
  const stored = await advanceStored(ports, wanted.id, { kind: "approved", decision, options, findings: seen }, details);
  if (!stored) return { kind: "unknown-invitation" };
  if (stored.kind !== "advanced") return tooLate(ports, stored.invitation, by.id);
  return postInvitation(ports, { actor: acting.actor, sponsor: wanted.requester.id }, stored.invitation, preflight.existing === "none");
}
