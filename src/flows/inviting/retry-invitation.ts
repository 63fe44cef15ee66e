import { advanceInvitation } from "../../domain/advance-invitation.ts";
import { cautionsOnCard } from "../../domain/caution.ts";
import type { Caution, CautionKind } from "../../domain/caution.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { SendingWait } from "../../domain/invitation-event.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { withIdentity } from "../../domain/invite-identity.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import { mayRetry } from "../../domain/may-send-again.ts";
import type { Sender } from "../../domain/may-send-again.ts";
import type { Person } from "../../domain/person.ts";
import type { DirectoryUser, Preflight } from "../../domain/preflight.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RequestFacts } from "../../domain/request-facts.ts";
import { isWorthRetrying } from "../../domain/failure.ts";
import type { Ports } from "../../ports/ports.ts";
import type { GatherNeeds } from "../checking/gather-facts.ts";
import { gatherSignedIn } from "../checking/gather-signed-in.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import { giveBackPass } from "../pacing/give-back-pass.ts";
import { takePassOrWait } from "../pacing/take-pass-or-wait.ts";
import { changeOf } from "../steps/change-of.ts";
import { cardUpdateJob, sendingCheckJob } from "../steps/new-jobs.ts";
import { signIn } from "../who/sign-in.ts";
import type { SignedIn, SignInNeeds } from "../who/sign-in.ts";
import { adoptGuest } from "./adopt-guest.ts";
import { commitSending } from "./commit-sending.ts";
import { joinInvitation } from "./join-invitation.ts";
import { queueInvitation } from "./queue-invitation.ts";
import { postInvitation } from "./post-invitation.ts";
import type { PostOutcome } from "./post-invitation.ts";

type Needs = GatherNeeds & SignInNeeds & Pick<Ports, "followers" | "jobs" | "posts" | "welcomePage">;

export type RetryOutcome =
  | PostOutcome
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** Only `sender` may send it again. */
  | { readonly kind: "not-yours"; readonly sender: Sender }
  /** It hasn't failed, or a retry can't help: this is its current state. */
  | { readonly kind: "not-failed"; readonly invitation: Invitation }
  | { readonly kind: "unknown-invitation" };

export interface RetryInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly ssoToken: string | undefined;
  /** What a refusal named, and its button confirms. */
  readonly confirmed?: readonly CautionKind[];
}

/** Sends a failed invitation again for the person who sent it, after all checks have been repeated. */
export async function retryInvitation(ports: Needs, { id, by, ssoToken, confirmed = [] }: RetryInput): Promise<RetryOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  const senders = mayRetry(invitation, ports.terms.inviteAs);
  if (!senders.some((sender) => sender.id === by.id)) return { kind: "not-yours", sender: senders[0] };
  if (invitation.state.kind !== "failed") return { kind: "not-failed", invitation };
  if (isUndecided(invitation)) return approvalNeeded(invitation);
  if (!isWorthRetrying(invitation.state.reason)) return { kind: "not-failed", invitation };
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const acting = await signIn(ports, by, ssoToken);
  return acting.kind === "signed-in" ? gatherAndSend(ports, { acting, by, confirmed }, invitation) : acting;
}

/** Whether approvers were asked, but the request ended without an approval. */
function isUndecided({ approval }: Invitation): boolean {
  return approval !== undefined && approval.decision?.kind !== "approved";
}

function approvalNeeded({ email }: Invitation): RetryOutcome {
  return { kind: "refused", refusal: { kind: "approval-needed", email } };
}

interface Retrying {
  readonly acting: SignedIn;
  readonly by: Person;
  readonly confirmed: readonly CautionKind[];
}

/** The person who tries again has read the card, so all that it says counts as confirmed. An approved invitation stays approved. */
async function gatherAndSend(ports: Needs, retrying: Retrying, failed: Invitation): Promise<RetryOutcome> {
  const { acting, by } = retrying;
  const confirmed = [...cautionsOnCard, ...retrying.confirmed];
  const { approval } = failed;
  const approver = approval?.decision?.by;
  const approvedBy: RequestFacts["approvedBy"] = approval ? "all" : [];
  const facts = await gatherSignedIn(ports, { use: "retry", wanted: failed, by, acting, approver, approvedBy, confirmed });
  if ("kind" in facts) return { kind: "refused", refusal: facts.refusal };
  const lost = lostGuest(failed, facts.preflight); // the invitation has gone out already, so there is nothing to judge
  return lost ? adopt(ports, failed, lost, by) : carryOut(ports, { ...retrying, failed }, facts);
}

interface Judging extends Retrying {
  readonly failed: Invitation;
}

async function carryOut(ports: Needs, retrying: Judging, facts: RequestFacts): Promise<RetryOutcome> {
  const { failed } = retrying;
  const verdict = judgeRequest(facts, "retry");
  switch (verdict.kind) {
    case "refuse":
      return { kind: "refused", refusal: verdict.refusal };
    case "join":
      return (
        (await joinOther(ports, { ...failed, emailKey: verdict.open.emailKey })) ?? carryOut(ports, retrying, { ...facts, open: undefined })
      );
    case "ask":
      return approvalNeeded(failed);
    case "confirm":
      return { kind: "refused", refusal: { kind: "to-confirm", cautions: verdict.unconfirmed } };
    case "send":
      return sendAgain(ports, retrying, facts.preflight, verdict.cautions);
  }
}

async function sendAgain(
  ports: Needs,
  { failed, acting: { actor }, by, confirmed }: Judging,
  preflight: Preflight,
  cautions: readonly Caution[],
): Promise<RetryOutcome> {
  const inviter = by.id === failed.requester.id ? failed.requester.name : by.name;
  const prepared = prepareInvitation(withIdentity(failed, actor), { preflight, actor, cautions, inviter });
  const press = { actor, confirmed };
  const taken = await takePassOrWait(ports, { invitation: failed, use: "invite", isApproved: failed.approval !== undefined }, press);
  if (taken.kind === "refused") return taken;
  if (taken.kind === "wait") return waitForTime(ports, prepared, taken.wait, by);
  const { pass } = taken;
  const sending = await startSending(ports, prepared, by);
  const createsGuest = preflight.existing === "none";
  if (!("kind" in sending)) return postInvitation(ports, { pass, actor, sending, createsGuest, ifStopped: confirmed });
  await giveBackPass(ports, pass);
  return sending;
}

async function waitForTime(ports: Needs, prepared: Invitation, wait: SendingWait, by: Person): Promise<RetryOutcome> {
  const { id } = prepared;
  const queueing = await queueInvitation(ports, prepared, wait, {
    what: "queued",
    by: by.id,
    after: [{ at: ports.clock.now(), invitation: id, what: "retried", by: by.id }],
    commit: (change) => commitSending(ports, change),
  });
  switch (queueing.kind) {
    case "queued":
      return queueing;
    case "conflict":
      return { kind: "not-failed", invitation: (await ports.invitations.find(prepared.id)) ?? prepared };
    case "address-taken":
      return (await joinOther(ports, prepared)) ?? { kind: "not-failed", invitation: prepared };
  }
}

/** The guest of an unconfirmed POST who has appeared in the directory. The partner gets no second mail if the guest is adopted. */
function lostGuest({ state }: Invitation, { existing }: Preflight): DirectoryUser | undefined {
  const unconfirmed = state.kind === "failed" && state.reason === "not-confirmed";
  return unconfirmed && typeof existing === "object" && existing.userState !== null ? existing : undefined;
}

async function startSending(ports: Needs, failed: Invitation, by: Person): Promise<Invitation | RetryOutcome> {
  const { clock, invitations } = ports;
  const step = advanceInvitation(failed, { kind: "sending" }, clock.now());
  if (step.kind !== "ok") return { kind: "not-failed", invitation: failed };
  const jobs = [sendingCheckJob(failed, clock, "sending"), cardUpdateJob(failed, clock)];
  switch (await commitSending(ports, changeOf(step.next, "retried", clock, { by: by.id, jobs }))) {
    case "committed":
      return step.next;
    case "conflict":
    case "over-limit":
      return { kind: "not-failed", invitation: (await invitations.find(failed.id)) ?? failed };
    case "address-taken":
      return (await joinOther(ports, failed)) ?? startSending(ports, failed, by);
  }
}

/** Undefined when the invitation that had the address has ended in the meantime. */
async function joinOther(ports: Needs, { emailKey, requester, home }: Invitation): Promise<RetryOutcome | undefined> {
  const refusal = await joinInvitation(ports, emailKey, { by: requester, home });
  return refusal && { kind: "refused", refusal };
}

async function adopt(ports: Needs, failed: Invitation, guest: DirectoryUser, by: Person): Promise<RetryOutcome> {
  const sending = await startSending(ports, failed, by);
  if ("kind" in sending) return sending;
  const adopted = await adoptGuest(ports, sending, guest);
  return adopted ? { kind: "invited", invitation: adopted } : { kind: "unsettled", invitation: sending };
}
