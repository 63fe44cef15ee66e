import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { CautionKind } from "../../domain/caution.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { withIdentity } from "../../domain/invite-identity.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { findingsOfResend } from "../../domain/mail-look.ts";
import { maySendAgain, mostResends } from "../../domain/may-send-again.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "../steps/change-of.ts";
import { cardUpdateJob } from "../steps/new-jobs.ts";
import { recordAcceptance } from "../following/record-acceptance.ts";
import { commitRemoval } from "../following/commit-removal.ts";
import { gatherResendFacts } from "../checking/gather-facts.ts";
import { giveBackPass } from "../pacing/give-back-pass.ts";
import { takePass } from "../pacing/take-pass.ts";
import { signIn } from "../who/sign-in.ts";
import { lookUpGuest } from "../following/look-up-guest.ts";
import { isInvited } from "./is-invited.ts";
import type { Invited } from "./is-invited.ts";
import { postAgain } from "./post-again.ts";
import type { PostedAgain } from "./post-again.ts";

type Needs = Pick<
  Ports,
  | "invitations"
  | "announcements"
  | "conversations"
  | "directory"
  | "identity"
  | "membership"
  | "policy"
  | "posts"
  | "limits"
  | "strongSignIn"
  | "teams"
  | "teamMembers"
  | "clock"
  | "log"
  | "terms"
  | "jobs"
  | "welcomePage"
>;

export type ResendOutcome =
  | PostedAgain
  /** There is nothing to send: this is the current state. */
  | { readonly kind: "as-it-stands"; readonly invitation: Invitation }
  /** The partner accepted meanwhile; no mail went out. */
  | { readonly kind: "accepted" }
  /** The guest was deleted meanwhile; no mail went out. */
  | { readonly kind: "removed" }
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "not-yours"; readonly requester: Person }
  | { readonly kind: "unknown-invitation" };

export interface ResendInput {
  readonly id: InvitationId;
  /** How often the mail had been sent again when the card was rendered: a second press of the same button does nothing. */
  readonly resends: number;
  readonly by: Person;
  readonly ssoToken: string | undefined;
  /** What a refusal named, and its button confirms. */
  readonly confirmed?: readonly CautionKind[];
}

/**
 * Has Microsoft send its mail again, for the requester or the approver: at most once in ten minutes and five times in all, and only if the
 * policy still allows it. The count goes up before the POST, so that a double click or two clients send one mail. Whatever the POST's
 * outcome is, it isn't repeated automatically.
 */
export async function resendInvitation(ports: Needs, { id, resends, by, ssoToken, confirmed = [] }: ResendInput): Promise<ResendOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  if (!maySendAgain(invitation, by.id)) return { kind: "not-yours", requester: invitation.requester };
  if (!isToBeMailed(invitation) || invitation.resends !== resends) return { kind: "as-it-stands", invitation };
  if (resends >= mostResends) return refused({ kind: "resent-enough", most: mostResends });
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const acting = await signIn(ports, by, ssoToken);
  if (acting.kind !== "signed-in") return acting;
  const facts = await gatherResendFacts(ports, acting, { invitation, by: by.id, confirmed });
  const refusal = refusalIn(judgeRequest(facts, "resend"));
  return refusal ? refused(refusal) : checkAndSend(ports, { ...by, actor: acting.actor }, invitation);
}

function refused(refusal: Refusal): ResendOutcome {
  return { kind: "refused", refusal };
}

function refusalIn(verdict: Verdict): Refusal | undefined {
  switch (verdict.kind) {
    case "refuse":
      return verdict.refusal.kind === "option-refused" ? { kind: "resend-not-allowed" } : verdict.refusal;
    case "confirm":
      return { kind: "to-confirm", cautions: verdict.unconfirmed };
    case "ask":
      return { kind: "resend-needs-approval" };
    case "join":
    case "send":
      return undefined;
  }
}

/** The person who pressed, and the actor for Graph. */
interface Sender extends Pick<Person, "id" | "name"> {
  readonly actor: Actor;
}

function isToBeMailed(invitation: Invitation): invitation is Invited {
  return isInvited(invitation) && invitation.state.revocation === undefined && invitation.options.sendMail;
}

/** The directory may be ahead of our store: a guest who accepted gets no mail, and a deleted guest isn't created again. */
async function checkAndSend(ports: Needs, by: Sender, invitation: Invited): Promise<ResendOutcome> {
  const { guestId } = invitation.state;
  const seen = await lookUpGuest(ports, [by.actor], invitation.state);
  switch (seen.kind) {
    case "accepted":
      await recordAcceptance(ports, { guest: guestId, path: "look", since: seen.since });
      return { kind: "accepted" };
    case "absent":
      await commitRemoval(ports, guestId);
      return { kind: "removed" };
    case "pending":
    case "too-fresh":
    case "no-state":
    case "hidden":
      return passAndSend(ports, by, invitation);
  }
}

async function passAndSend(ports: Needs, by: Sender, invitation: Invited): Promise<ResendOutcome> {
  const taken = await takePass(ports, { invitation, use: "resend", isApproved: invitation.approval?.decision?.kind === "approved" });
  if (taken.kind === "refused") return (await alreadySent(ports, invitation)) ?? taken;
  const counted = await count(ports, by, invitation);
  const { pass } = taken;
  if (counted.kind === "counted") {
    return postAgain(ports, { pass, actor: by.actor }, { ...counted.invitation, findings: findingsOfResend(invitation, by) });
  }
  await giveBackPass(ports, pass);
  return counted;
}

/** Another press of the same button was first: the mail that is in the way is its mail. */
async function alreadySent({ invitations }: Needs, { id, resends }: Invited): Promise<ResendOutcome | undefined> {
  const current = await invitations.find(id);
  return current && current.resends !== resends ? { kind: "as-it-stands", invitation: current } : undefined;
}

type Counted = Extract<ResendOutcome, { kind: "as-it-stands" }> | { readonly kind: "counted"; readonly invitation: Invitation };

async function count(ports: Needs, by: Sender, invitation: Invited): Promise<Counted> {
  const { clock, invitations } = ports;
  const step = advanceInvitation(withIdentity(invitation, by.actor), { kind: "resending" }, clock.now());
  if (step.kind !== "ok") return { kind: "as-it-stands", invitation };
  const change = changeOf(step.next, "resent", clock, { by: by.id, jobs: [cardUpdateJob(invitation, clock)] });
  if ((await invitations.commit(change)) === "committed") return { kind: "counted", invitation: step.next };
  const current = (await invitations.find(invitation.id)) ?? invitation;
  const isUnsent = isToBeMailed(current) && current.resends === invitation.resends;
  return isUnsent ? count(ports, by, current) : { kind: "as-it-stands", invitation: current };
}
