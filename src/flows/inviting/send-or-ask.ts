import type { ApprovalReason } from "../../domain/approval.ts";
import type { Asks, Caution, CautionKind } from "../../domain/caution.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { PolicyDecision } from "../../domain/policy/policy.ts";
import { deniedBy } from "../../domain/refusal.ts";
import type { Preflight } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { enter } from "../who/sign-in.ts";
import type { Acting } from "../who/sign-in.ts";
import { askApproval, askFirst } from "./ask-approval.ts";
import { checkCaps } from "../checking/check-caps.ts";
import { afterOther, afterTwin, refuseRequest } from "./refuse-request.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { judgePreflight } from "../checking/judge-preflight.ts";
import { openOfGuest } from "../checking/find-open-of-guest.ts";
import { prepareLeave } from "../who/read-invite-permission.ts";
import type { Leave } from "../who/read-invite-permission.ts";
import { preparePolicy } from "../checking/prepare-policy.ts";
import type { RequestOutcome } from "./request-invitation.ts";
import { runPreflight } from "../checking/run-preflight.ts";
import { sendDirectly } from "./send-directly.ts";

type Needs = Pick<Ports, "directory" | "followers" | "identity" | "lists" | "policy" | "strongSignIn" | "terms"> &
  Parameters<typeof askApproval>[0] &
  Parameters<typeof sendDirectly>[0];

/** What a press brought besides the form's fields. */
export interface RequestPress {
  readonly ssoToken: string;
  readonly confirmed: readonly CautionKind[];
  readonly asks?: Asks;
  readonly justification: string | undefined;
}

/** A request of which everything is known that can be known before it is sent. */
export interface KnownRequest {
  readonly requested: Invitation;
  readonly acting: Acting;
  readonly preflight: Preflight;
  readonly cautions: readonly Caution[];
  readonly press: RequestPress;
}

/** What becomes of a request that was stored: it goes out, others are to decide, or it comes back with what stands against it. */
export async function decideRequest(ports: Needs, requested: Invitation, press: RequestPress): Promise<RequestOutcome> {
  const entry = await enter(ports, requested.requester, press.ssoToken);
  if (entry.kind === "sign-in-needed") return entry;
  if (entry.kind === "refused") return refuseRequest(ports, requested, entry.refusal);
  const [looked, decide, leaveOf, cap] = await Promise.all([
    runPreflight(ports, entry, requested, { countGuests: asksOthers(press) }),
    preparePolicy(ports, requested),
    prepareLeave(ports, entry, requested.requester),
    checkCaps(ports, requested),
  ]);
  if (looked.kind === "refused") return refuseRequest(ports, requested, looked.refusal);
  const { preflight } = looked;
  const { acting, kind: leave } = leaveOf(preflight);
  const verdict = judgePreflight(preflight, requested, acting);
  if (verdict.kind === "refused") return refuseRequest(ports, requested, verdict.refusal);
  const { cautions } = verdict;
  const decision = decide(preflight);
  if (decision.kind === "deny") return refuseRequest(ports, requested, deniedBy(decision));
  const open = await openOfGuest(ports, preflight);
  if (open) return joinByGuest(ports, requested, open, cautions);
  if (leave === "nobody") return refuseRequest(ports, requested, { kind: "invitations-not-allowed" });
  return cap ? refuseRequest(ports, requested, cap) : goOn(ports, { requested, acting, preflight, cautions, press }, decision, leave);
}

const asksOthers = ({ confirmed }: RequestPress) => confirmed.includes("needs-approval");

type Passed = Exclude<PolicyDecision, { kind: "deny" }>;

async function goOn(ports: Needs, known: KnownRequest, decision: Passed, leave: Leave["kind"]): Promise<RequestOutcome> {
  const why = whyAsk(decision, leave, known.press);
  if (why) return askApproval(ports, known, { why, ...(decision.kind === "approve" && decision) });
  const { requested, cautions, press } = known;
  const isConfirmed = cautions.every(({ kind }) => press.confirmed.includes(kind));
  if (!isConfirmed) return refuseRequest(ports, requested, { kind: "to-confirm", cautions });
  const rule = decision.kind === "allow" ? decision.rule : undefined;
  const outcome = await sendDirectly(ports, known, rule);
  return isForbidden(known.acting, outcome) ? askFirst(ports, known, { why: "not-allowed" }) : outcome;
}

/** What Graph has refused once isn't tried again. What the policy asked for, and no longer does, needs nobody's word. */
function whyAsk({ kind }: Passed, leave: Leave["kind"], press: RequestPress): ApprovalReason | undefined {
  if (kind === "approve") return "policy";
  const wasRefused = asksOthers(press) && press.asks?.why === "not-allowed";
  return leave === "withheld" || wasRefused ? "not-allowed" : undefined;
}

/** The tenant doesn't let the requester invite, as Graph alone could tell: certainly nothing was created. */
function isForbidden({ actor }: Acting, outcome: RequestOutcome): boolean {
  if (actor.kind === "app" || outcome.kind !== "failed") return false;
  const { state } = outcome.invitation;
  return state.kind === "failed" && state.reason === "invitations-not-allowed";
}

/** Another invitation of ours has the guest already, or this very form's twin has. */
async function joinByGuest(ports: Needs, requested: Invitation, open: Invitation, cautions: readonly Caution[]): Promise<RequestOutcome> {
  const failed = open.id === requested.id ? undefined : await failInvitation(ports, requested, "already-in-directory");
  if (!failed) return afterTwin(ports, requested);
  const joined = await afterOther(ports, { ...requested, emailKey: open.emailKey });
  return joined ?? { kind: "refused", refusal: { kind: "to-confirm", cautions }, next: ports.clock.newId() as InvitationId };
}
