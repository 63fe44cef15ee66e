import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import { maySendAgain } from "../../domain/may-send-again.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { gatherResendFacts } from "../checking/gather-facts.ts";
import type { ResendFactsNeeds } from "../checking/gather-facts.ts";
import { proveWho, signIn } from "../who/sign-in.ts";
import { changeOf } from "../steps/change-of.ts";
import { askForLink } from "./ask-for-link.ts";
import { isInvited } from "./is-invited.ts";
import type { Invited } from "./is-invited.ts";
import { newReference } from "../steps/new-reference.ts";

type Needs = ResendFactsNeeds &
  Pick<
    Ports,
    | "announcements"
    | "conversations"
    | "invitations"
    | "identity"
    | "limits"
    | "posts"
    | "strongSignIn"
    | "teamMembers"
    | "clock"
    | "jobs"
    | "welcomePage"
  >;

export type LinkOutcome =
  | { readonly kind: "link"; readonly invitation: Invitation; readonly redeemUrl: string }
  | { readonly kind: "not-yours"; readonly requester: Person }
  /** Only an open invitation has a link. */
  | { readonly kind: "no-link"; readonly invitation: Invitation }
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** Graph gave no new link; the reason is in the log under this reference. */
  | { readonly kind: "not-given"; readonly reference: string }
  | { readonly kind: "unknown-invitation" };

export interface LinkInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

/**
 * Shows the redeem link to the requester only, whose token proves it: the link lets anybody in who has it. If the link was lost with Graph's answer, the requester or the approver gets a new one, in
 * their own name and without a mail: inviting a pending guest again gives the same guest and a new link (microsoft-graph-docs #8380).
 */
export async function showRedeemLink(ports: Needs, { id, by, ssoToken }: LinkInput): Promise<LinkOutcome> {
  const { invitations, clock } = ports;
  const invitation = await invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  if (!maySendAgain(invitation, by.id)) return { kind: "not-yours", requester: invitation.requester };
  if (!hasLink(invitation)) return { kind: "no-link", invitation };
  const redeemUrl = await invitations.redeemUrl(id);
  if (redeemUrl !== undefined && invitation.requester.id !== by.id) return { kind: "not-yours", requester: invitation.requester };
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  if (redeemUrl === undefined) return renew(ports, invitation, by, ssoToken);
  const proof = await proveWho(ports, by, ssoToken);
  if (proof.kind !== "proven") return proof;
  await invitations.commit({ invitations: [], jobs: [], events: [{ at: clock.now(), invitation: id, what: "link-shown", by: by.id }] });
  return { kind: "link", invitation, redeemUrl };
}

/** An invitation whose revocation was started has no link: asking for a new one would create its guest again. */
function hasLink(invitation: Invitation): invitation is Invited {
  return isInvited(invitation) && invitation.state.revocation === undefined;
}

/** Also stores the guest that Graph named: a new one if the first was deleted and we haven't heard of it yet. */
async function renew(ports: Needs, invitation: Invited, by: Person, ssoToken: string): Promise<LinkOutcome> {
  const acting = await signIn(ports, by, ssoToken);
  if (acting.kind !== "signed-in") return acting;
  const withoutMail = { ...invitation, options: { ...invitation.options, sendMail: false } };
  const verdict = judgeRequest(await gatherResendFacts(ports, acting, { invitation: withoutMail, by: by.id }), "resend");
  if (verdict.kind === "refuse") return { kind: "refused", refusal: verdict.refusal }; // no mail goes out, so there is nothing to confirm
  const { id } = invitation;
  const link = await askForLink(ports, acting.actor, invitation);
  if (link.kind === "refused") return link;
  if (link.kind === "over") return { kind: "no-link", invitation: (await ports.invitations.find(id)) ?? invitation };
  const { outcome: answer } = link;
  if (answer.kind === "refused") return notGiven(ports, invitation, answer.reason, answer.remoteId);
  const step = advanceInvitation(
    invitation,
    { kind: "resent", guestId: answer.guestId, forwarder: ports.welcomePage.origin },
    ports.clock.now(),
  );
  if (step.kind !== "ok") return { kind: "no-link", invitation };
  const change = changeOf(step.next, "link-renewed", ports.clock, { by: by.id });
  const outcome = await ports.invitations.commit({ ...change, redeemUrls: new Map([[id, answer.redeemUrl]]) });
  if (outcome !== "committed") return showRedeemLink(ports, { id, by, ssoToken }); // it changed meanwhile: answer for its current state
  return { kind: "link", invitation: step.next, redeemUrl: answer.redeemUrl };
}

function notGiven({ clock, log }: Needs, { id }: Invitation, reason: string, remoteId: string | undefined): LinkOutcome {
  const reference = newReference(clock);
  log.warn("link-not-given", { invitation: id, reason, reference, remoteId });
  return { kind: "not-given", reference };
}
