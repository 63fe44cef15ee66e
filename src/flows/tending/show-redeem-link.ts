import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { maySendAgain } from "../../domain/may-send-again.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { actFor } from "../who/act-for.ts";
import { changeOf } from "../steps/invitation-changes.ts";
import { isInvited } from "./is-invited.ts";
import type { Invited } from "./is-invited.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "identity" | "membership" | "policy" | "strongSignIn" | "clock" | "log" | "terms">;

export type LinkOutcome =
  | { readonly kind: "link"; readonly invitation: Invitation; readonly redeemUrl: string }
  | { readonly kind: "not-yours"; readonly requester: Person }
  /** Only an open invitation has a link. */
  | { readonly kind: "no-link"; readonly invitation: Invitation }
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** Graph gave no new link; the reference is in the log. */
  | { readonly kind: "not-given"; readonly reference: string }
  | { readonly kind: "unknown-invitation" };

export interface LinkInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

/**
 * The redeem link, for the requester only. One that was lost with Graph's answer is asked for anew, by whoever approved, too, without
 * a mail, as the one who presses: inviting a pending guest again gives the same guest and a fresh link (microsoft-graph-docs #8380).
 */
export async function showRedeemLink(ports: Needs, { id, by, ssoToken }: LinkInput): Promise<LinkOutcome> {
  const { invitations, clock } = ports;
  const invitation = await invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  if (!maySendAgain(invitation, by.id)) return { kind: "not-yours", requester: invitation.requester };
  if (!hasLink(invitation)) return { kind: "no-link", invitation };
  const redeemUrl = await invitations.redeemUrl(id);
  if (redeemUrl !== undefined && invitation.requester.id !== by.id) return { kind: "not-yours", requester: invitation.requester };
  if (redeemUrl === undefined) return ssoToken === undefined ? { kind: "sign-in-needed" } : renew(ports, invitation, by, ssoToken);
  await invitations.commit({ invitations: [], jobs: [], events: [{ at: clock.now(), invitation: id, what: "link-shown", by: by.id }] });
  return { kind: "link", invitation, redeemUrl };
}

/** One that is being taken back has none any more: asking for another would make its guest anew. */
function hasLink(invitation: Invitation): invitation is Invited {
  return isInvited(invitation) && invitation.state.revocation === undefined;
}

/** Keeps the guest that Graph named, too: it is a new one when the first was deleted and nobody had told us. */
async function renew(ports: Needs, invitation: Invited, by: Person, ssoToken: string): Promise<LinkOutcome> {
  const entry = await actFor(ports, invitation, by, ssoToken);
  if (entry.kind !== "signed-in") return entry;
  const { id, version, email, options, state } = invitation;
  const answer = await ports.directory.invite(entry.actor, { redirectUrl: options.redirectUrl, email, sendMail: false });
  if (answer.kind === "refused") return notGiven(ports, invitation, answer.reason, answer.remoteId);
  const next = { ...invitation, version: version + 1, state: { ...state, guestId: answer.guestId } };
  const change = changeOf(next, "link-renewed", ports.clock, { by: by.id });
  const outcome = await ports.invitations.commit({ ...change, redeemUrls: new Map([[id, answer.redeemUrl]]) });
  if (outcome !== "committed") return showRedeemLink(ports, { id, by, ssoToken }); // it moved on: as it stands now
  return { kind: "link", invitation: next, redeemUrl: answer.redeemUrl };
}

function notGiven({ clock, log }: Needs, { id }: Invitation, reason: string, remoteId: string | undefined): LinkOutcome {
  const reference = clock.newId().slice(0, 8);
  log.warn("link-not-given", { invitation: id, reason, reference, remoteId });
  return { kind: "not-given", reference };
}
