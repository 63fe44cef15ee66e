import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Caution } from "../../domain/caution.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { mayRetry } from "../../domain/may-send-again.ts";
import type { Sender } from "../../domain/may-send-again.ts";
import type { Person } from "../../domain/person.ts";
import type { PolicyDecision } from "../../domain/policy/policy.ts";
import { deniedBy } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isWorthRetrying } from "../../domain/worth-retrying.ts";
import type { Ports } from "../../ports/ports.ts";
import type { DirectoryUser, Preflight } from "../../domain/preflight.ts";
import type { ActAsNeeds, Acting } from "../who/sign-in.ts";
import { actFor } from "../who/act-for.ts";
import { adoptGuest } from "./adopt-guest.ts";
import { checkCaps } from "../checking/check-caps.ts";
import { changeOf, resolveLater, updateCard } from "../steps/invitation-changes.ts";
import { joinInvitation } from "./join-invitation.ts";
import { judgePreflight } from "../checking/judge-preflight.ts";
import { otherIdentity } from "../who/confirm-other-identity.ts";
import { openOfGuest } from "../checking/find-open-of-guest.ts";
import { postInvitation } from "./post-invitation.ts";
import type { PostOutcome } from "./post-invitation.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import { preparePolicy } from "../checking/prepare-policy.ts";
import { runPreflight } from "../checking/run-preflight.ts";

type Needs = ActAsNeeds & Pick<Ports, "invitations" | "followers" | "lists" | "directory" | "policy" | "teams" | "jobs" | "clock">;

export type RetryOutcome =
  | PostOutcome
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** `sender`: whose it is. */
  | { readonly kind: "not-yours"; readonly sender: Sender }
  /** It isn't failed (any more), or for ever: this is how it stands. */
  | { readonly kind: "not-failed"; readonly invitation: Invitation }
  | { readonly kind: "unknown-invitation" };

export interface RetryInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

/** Sends a failed invitation again, by whoever sent it, after all has been checked anew. */
export async function retryInvitation(ports: Needs, { id, by, ssoToken }: RetryInput): Promise<RetryOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  const senders = mayRetry(invitation, ports.terms.inviteAs);
  if (!senders.some((sender) => sender.id === by.id)) return { kind: "not-yours", sender: senders[0] };
  if (invitation.state.kind !== "failed") return { kind: "not-failed", invitation };
  if (isUndecided(invitation)) return approvalNeeded(invitation);
  if (!isWorthRetrying(invitation.state.reason)) return { kind: "not-failed", invitation };
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const entry = await actFor(ports, invitation, by, ssoToken);
  if (entry.kind !== "signed-in") return entry;
  const refusal = await otherIdentity(ports, invitation, entry.actor);
  return refusal ? { kind: "refused", refusal } : checkAndSend(ports, { ...entry, by }, invitation);
}

/** Others were asked, and it ended before anybody decided. */
function isUndecided({ approval }: Invitation): boolean {
  return approval !== undefined && approval.decision?.kind !== "approved";
}

function approvalNeeded({ email }: Invitation): RetryOutcome {
  return { kind: "refused", refusal: { kind: "approval-needed", email } };
}

interface Retrying extends Acting {
  readonly by: Person;
}

/** Who tries again has read the card, so that whatever there was to confirm is confirmed. */
async function checkAndSend(ports: Needs, acting: Retrying, failed: Invitation): Promise<RetryOutcome> {
  const { by } = acting;
  const [looked, policy, cap] = await Promise.all([
    runPreflight(ports, acting, failed, { by }),
    preparePolicy(ports, failed),
    failed.approval ? undefined : checkCaps(ports, failed),
  ]);
  if (looked.kind === "refused") return looked;
  const { preflight } = looked;
  const lost = lostGuest(failed, preflight);
  if (lost) return adopt(ports, failed, lost, by);
  const forbidden = forbiddenBy(policy(preflight), failed) ?? judged(preflight, failed, acting);
  if ("kind" in forbidden) return forbidden;
  if (cap) return { kind: "refused", refusal: cap };
  const open = await openOfGuest(ports, preflight);
  const joined = open && (await afterOther(ports, { ...failed, emailKey: open.emailKey }));
  if (joined) return joined;
  const inviter = by.id === failed.requester.id ? failed.requester.name : by.name;
  const sending = await startSending(ports, prepareInvitation(failed, preflight, acting.actor, forbidden.cautions, inviter), by);
  return "kind" in sending ? sending : postInvitation(ports, acting, sending, preflight.existing === "none");
}

function judged(preflight: Preflight, failed: Invitation, acting: Acting): RetryOutcome | { readonly cautions: readonly Caution[] } {
  const verdict = judgePreflight(preflight, failed, acting);
  return verdict.kind === "refused" ? verdict : { cautions: verdict.cautions };
}

/** What the policy says by now; what was approved stays approved. */
function forbiddenBy(decision: PolicyDecision, { approval, email }: Invitation): RetryOutcome | undefined {
  if (decision.kind === "deny") return { kind: "refused", refusal: deniedBy(decision) };
  return decision.kind === "approve" && !approval ? { kind: "refused", refusal: { kind: "approval-needed", email } } : undefined;
}

/** The guest of an unconfirmed POST has appeared after all: adopting it spares the partner a second mail. */
function lostGuest({ state }: Invitation, { existing }: Preflight): DirectoryUser | undefined {
  const unconfirmed = state.kind === "failed" && state.reason === "not-confirmed";
  return unconfirmed && typeof existing === "object" && existing.userState !== null ? existing : undefined;
}

async function startSending(ports: Needs, failed: Invitation, by: Person): Promise<Invitation | RetryOutcome> {
  const { clock, invitations } = ports;
  const step = advanceInvitation(failed, { kind: "sending" }, clock.now());
  if (step.kind !== "ok") return { kind: "not-failed", invitation: failed };
  const jobs = [resolveLater(failed, clock, "sending"), updateCard(failed, clock)];
  switch (await invitations.commit(changeOf(step.next, "retried", clock, { by: by.id, jobs }))) {
    case "committed":
      return step.next;
    case "conflict":
      return { kind: "not-failed", invitation: (await invitations.find(failed.id)) ?? failed };
    case "address-taken":
      return (await afterOther(ports, failed)) ?? startSending(ports, failed, by);
  }
}

/** Undefined when the invitation that had the address ended meanwhile. */
async function afterOther(ports: Needs, { emailKey, requester, home }: Invitation): Promise<RetryOutcome | undefined> {
  const refusal = await joinInvitation(ports, emailKey, { by: requester, home });
  return refusal && { kind: "refused", refusal };
}

async function adopt(ports: Needs, failed: Invitation, guest: DirectoryUser, by: Person): Promise<RetryOutcome> {
  const sending = await startSending(ports, failed, by);
  if ("kind" in sending) return sending;
  const adopted = await adoptGuest(ports, sending, guest, failed.createdAt);
  return adopted ? { kind: "invited", invitation: adopted } : { kind: "unsettled", invitation: sending };
}
