import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { FailureReason, Invitation } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import type { InviteOutcome } from "../../ports/directory.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Acting } from "../who/sign-in.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { changeOf, resolveLater, revokeReplaced, sendNotice, tellOfSending, updateCard } from "../steps/invitation-changes.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "jobs" | "clock" | "log">;

type By = Pick<Acting, "actor" | "sponsor">;

export type PostOutcome =
  | { readonly kind: "invited"; readonly invitation: Invitation }
  | { readonly kind: "failed"; readonly invitation: Invitation }
  /** Graph refused whoever approved it: nothing was sent, and others may decide anew. */
  | { readonly kind: "reopened"; readonly invitation: Invitation }
  /** Nobody knows yet whether the guest was created; a job finds out. Never posted again meanwhile: that could be a second mail. */
  | { readonly kind: "unsettled"; readonly invitation: Invitation };

/**
 * Posts an invitation that was committed as `sending`, once, and records what Graph said. `createsGuest`: the directory
 * was seen to have no such user, so that the guest is of our making. With "form-comes-back" a requester whom the tenant doesn't
 * let invite gets their form again, which the living card must not overwrite.
 */
export async function postInvitation(
  ports: Needs,
  by: By,
  sending: Invitation,
  createsGuest: boolean,
  afterwards?: "form-comes-back",
): Promise<PostOutcome> {
  const answer = await post(ports, by, sending);
  switch (answer.kind) {
    case "sent":
      return recordSent(ports, sending, { ...answer, createdGuest: createsGuest });
    case "refused":
      return recordFailure(ports, sending, { ...answer, withCard: !(afterwards && answer.reason === "invitations-not-allowed") });
    case "unsettled":
      await ports.jobs.enqueue(resolveLater(sending, ports.clock, "now"));
      return { kind: "unsettled", invitation: sending };
  }
}

type Answer = Exclude<InviteOutcome, { kind: "refused" }> | { readonly kind: "unsettled" } | Refused;
interface Refused {
  readonly kind: "refused";
  readonly reason: FailureReason;
  readonly remoteId?: string;
}

/** Only "too busy" proves that nothing was created; any other failure leaves the outcome open. */
async function post({ directory, log }: Needs, { actor, sponsor }: By, { id, email, options }: Invitation): Promise<Answer> {
  try {
    return await directory.invite(actor, { ...options, email, ...(sponsor && { sponsor }) });
  } catch (error) {
    log.error("invitation-post-failed", error, { invitation: id });
    return isGuestlistError(error, "throttled") ? { kind: "refused", reason: "busy" } : { kind: "unsettled" };
  }
}

interface Sent {
  readonly guestId: GuestId;
  readonly redeemUrl: string;
  readonly createdGuest: boolean;
}

async function recordSent(ports: Needs, sending: Invitation, { guestId, redeemUrl, createdGuest }: Sent): Promise<PostOutcome> {
  const { clock, invitations } = ports;
  const step = advanceInvitation(sending, { kind: "sent", guestId, createdGuest }, clock.now());
  if (step.kind !== "ok") return { kind: "unsettled", invitation: sending };
  const change = changeOf(step.next, "sent", clock, {
    by: sending.approval?.decision?.by ?? sending.requester.id,
    jobs: [updateCard(sending, clock), ...tellOfSending(step.next, clock), ...revokeReplaced(step.next, clock)],
  });
  const outcome = await invitations.commit({ ...change, redeemUrls: new Map([[sending.id, redeemUrl]]) });
  return outcome === "committed" ? { kind: "invited", invitation: step.next } : asStored(ports, sending);
}

interface Failure extends Omit<Refused, "kind"> {
  /** Whether the living card shows it. */
  readonly withCard: boolean;
}

/** Records that nothing was sent and why, and shows it on the living card; who asked others isn't there to see it, and is told. */
async function recordFailure(ports: Needs, sending: Invitation, { reason, remoteId, withCard }: Failure): Promise<PostOutcome> {
  const { clock } = ports;
  const absent = sending.approval ? [sendNotice({ ...sending, version: sending.version + 1 }, "failed", clock)] : [];
  const jobs = [...(withCard ? [updateCard(sending, clock)] : []), ...absent];
  const invitation = await failInvitation(ports, sending, reason, { remoteId, jobs });
  if (!invitation) return asStored(ports, sending);
  return { kind: invitation.state.kind === "awaiting-approval" ? "reopened" : "failed", invitation };
}

/** Somebody else (the resolving job) recorded the outcome first: theirs stands. */
async function asStored({ invitations }: Needs, ours: Invitation): Promise<PostOutcome> {
  const invitation = (await invitations.find(ours.id)) ?? ours;
  const kind = {
    requested: "unsettled",
    "awaiting-approval": "reopened",
    rejected: "failed",
    withdrawn: "failed",
    lapsed: "failed",
    sending: "unsettled",
    failed: "failed",
    invited: "invited",
    accepted: "invited",
    removed: "invited",
    revoked: "invited",
  } as const;
  return { kind: kind[invitation.state.kind], invitation };
}
