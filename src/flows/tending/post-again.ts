import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { FailureReason } from "../../domain/failure.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import type { InviteOutcome } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import type { PostPass } from "../pacing/ask-to-post.ts";
import { postWithPass } from "../pacing/post-with-pass.ts";
import type { PostingNeeds } from "../pacing/post-with-pass.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { busyRefusal } from "../steps/busy-refusal.ts";
import type { Busy } from "../steps/busy-refusal.ts";
import { cardUpdateJob, guestCheckJob } from "../steps/new-jobs.ts";
import { redirectOf } from "../steps/redirect-of.ts";
import { newReference } from "../steps/new-reference.ts";

type Needs = PostingNeeds & Pick<Ports, "invitations" | "clock" | "log">;

export type PostedAgain =
  | { readonly kind: "resent"; readonly invitation: Invitation }
  /** Graph refused, so no mail went out. */
  | { readonly kind: "not-sent"; readonly reason: FailureReason; readonly reference: string }
  /** It is unknown whether a mail went out. */
  | { readonly kind: "unclear"; readonly reference: string }
  | { readonly kind: "refused"; readonly refusal: Busy };

type Answer = InviteOutcome | { readonly kind: "busy"; readonly busy: Busy } | { readonly kind: "not-sent" | "unclear" };

interface Posting {
  readonly pass: PostPass;
  readonly actor: Actor;
}

/** Posts a mail that is counted already, and records what became of it. A mail that surely wasn't sent isn't counted. */
export async function postAgain(ports: Needs, posting: Posting, invitation: Invitation): Promise<PostedAgain> {
  const answer = await invite(ports, posting, invitation);
  switch (answer.kind) {
    case "sent":
      return { kind: "resent", invitation: await keepLink(ports, invitation, answer) };
    case "refused":
      return recordNotSent(ports, invitation, answer.reason, answer.remoteId);
    case "busy":
      await recordNotSent(ports, invitation, "busy");
      return { kind: "refused", refusal: answer.busy };
    case "not-sent":
      return recordNotSent(ports, invitation, "unknown");
    case "unclear":
      return { kind: "unclear", reference: logNotSent(ports, invitation, "unclear") };
  }
}

/** The directory says which failures leave it open whether a mail went out. */
async function invite(ports: Needs, { pass, actor }: Posting, invitation: Invitation): Promise<Answer> {
  const { id, email, options } = invitation;
  const { clock, log } = ports;
  try {
    return await postWithPass(ports, pass, actor, { ...options, redirectUrl: redirectOf(ports, invitation), email });
  } catch (error) {
    log.error("resend-post-failed", error, { invitation: id });
    if (!isGuestlistError(error) || error.code === "outcome-unknown") return { kind: "unclear" };
    const busy = busyRefusal(error, clock);
    return busy ? { kind: "busy", busy } : { kind: "not-sent" };
  }
}

/**
 * Stores the newest link. Graph names another guest when the first was deleted and we haven't heard of it yet, also by a revocation while
 * the mail went out: then the invitation is open again with the new guest, because the partner has the mail. Nothing proves that the new
 * guest is ours.
 */
async function keepLink(
  ports: Needs,
  resent: Invitation,
  { guestId, redeemUrl }: Extract<InviteOutcome, { kind: "sent" }>,
): Promise<Invitation> {
  const { invitations, clock } = ports;
  const current = (await invitations.find(resent.id)) ?? resent;
  const step = advanceInvitation(
    { ...current, findings: resent.findings },
    { kind: "resent", guestId, forwarder: ports.welcomePage.origin },
    clock.now(),
  );
  if (step.kind !== "ok") return current;
  const looksTheSame = step.next.state.kind === current.state.kind && resent.findings.mail?.inviter === current.findings.mail?.inviter;
  const jobs = looksTheSame ? [] : [cardUpdateJob(current, clock), guestCheckJob(current, clock)];
  const redeemUrls = new Map([[current.id, redeemUrl]]);
  const outcome = await invitations.commit({ invitations: [step.next], events: [], jobs, redeemUrls });
  if (outcome === "address-taken") return current; // that invitation has the guest now
  return outcome === "committed" ? step.next : keepLink(ports, resent, { kind: "sent", guestId, redeemUrl });
}

async function recordNotSent(ports: Needs, { id }: Invitation, reason: FailureReason, remoteId?: string): Promise<PostedAgain> {
  const reference = logNotSent(ports, { id }, reason, remoteId);
  const jobs = (next: Invitation) => [cardUpdateJob(next, ports.clock)];
  await advanceStored(ports, id, { kind: "not-resent" }, { what: "not-resent", detail: reason, jobs });
  return { kind: "not-sent", reason, reference };
}

function logNotSent({ clock, log }: Needs, { id }: Pick<Invitation, "id">, reason: string, remoteId?: string): string {
  const reference = newReference(clock);
  log.warn("mail-not-sent-again", { invitation: id, reason, reference, remoteId });
  return reference;
}
