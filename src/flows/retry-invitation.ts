import { advanceInvitation } from "../domain/advance-invitation.ts";
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Person } from "../domain/person.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Ports } from "../ports/ports.ts";
import type { DirectoryUser, Preflight } from "../ports/directory.ts";
import { actAs } from "./act-as.ts";
import type { Acting } from "./act-as.ts";
import { adoptGuest } from "./adopt-guest.ts";
import { changeOf, resolveLater, updateCard } from "./invitation-changes.ts";
import { joinInvitation } from "./join-invitation.ts";
import { judgePreflight } from "./judge-preflight.ts";
import { otherIdentity } from "./other-identity.ts";
import { openOfGuest } from "./open-of-guest.ts";
import { postInvitation } from "./post-invitation.ts";
import type { PostOutcome } from "./post-invitation.ts";
import { prepareInvitation } from "./prepare-invitation.ts";
import { runPreflight } from "./run-preflight.ts";

type Needs = Pick<
  Ports,
  "invitations" | "followers" | "directory" | "identity" | "membership" | "strongSignIn" | "jobs" | "clock" | "log" | "terms"
>;

export type RetryOutcome =
  | PostOutcome
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "not-yours"; readonly requester: Person }
  /** It isn't failed (any more): this is how it stands. */
  | { readonly kind: "not-failed"; readonly invitation: Invitation }
  | { readonly kind: "unknown-invitation" };

export interface RetryInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

/** Sends a failed invitation again, by its requester, after a new preflight. */
export async function retryInvitation(ports: Needs, { id, by, ssoToken }: RetryInput): Promise<RetryOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  if (invitation.requester.id !== by.id) return { kind: "not-yours", requester: invitation.requester };
  if (invitation.state.kind !== "failed") return { kind: "not-failed", invitation };
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const entry = await actAs(ports, by, ssoToken);
  if (entry.kind !== "signed-in") return entry;
  const refusal = await otherIdentity(ports, invitation, entry.actor);
  return refusal ? { kind: "refused", refusal } : checkAndSend(ports, entry, invitation);
}

/** Who tries again has read the card, so that whatever there was to confirm is confirmed. */
async function checkAndSend(ports: Needs, acting: Acting, failed: Invitation): Promise<RetryOutcome> {
  const looked = await runPreflight(ports, acting, failed);
  if (looked.kind === "refused") return looked;
  const { preflight } = looked;
  const lost = lostGuest(failed, preflight);
  if (lost) return adopt(ports, failed, lost);
  const verdict = judgePreflight(preflight, failed, acting);
  if (verdict.kind === "refused") return verdict;
  const open = await openOfGuest(ports, preflight);
  const joined = open && (await afterOther(ports, { ...failed, emailKey: open.emailKey }));
  if (joined) return joined;
  const sending = await startSending(ports, prepareInvitation(failed, preflight, acting.actor, verdict.cautions));
  return "kind" in sending ? sending : postInvitation(ports, acting, sending, preflight.existing === "none");
}

/** The guest of an unconfirmed POST has appeared after all: adopting it spares the partner a second mail. */
function lostGuest({ state }: Invitation, { existing }: Preflight): DirectoryUser | undefined {
  const unconfirmed = state.kind === "failed" && state.reason === "not-confirmed";
  return unconfirmed && typeof existing === "object" && existing.userState !== null ? existing : undefined;
}

async function startSending(ports: Needs, failed: Invitation): Promise<Invitation | RetryOutcome> {
  const { clock, invitations } = ports;
  const step = advanceInvitation(failed, { kind: "sending" }, clock.now());
  if (step.kind !== "ok") return { kind: "not-failed", invitation: failed };
  const jobs = [resolveLater(failed, clock, "sending"), updateCard(failed, clock)];
  switch (await invitations.commit(changeOf(step.next, "retried", clock, { by: failed.requester.id, jobs }))) {
    case "committed":
      return step.next;
    case "conflict":
      return { kind: "not-failed", invitation: (await invitations.find(failed.id)) ?? failed };
    case "address-taken":
      return (await afterOther(ports, failed)) ?? startSending(ports, failed);
  }
}

/** Undefined when the invitation that had the address ended meanwhile. */
async function afterOther(ports: Needs, { emailKey, requester, home }: Invitation): Promise<RetryOutcome | undefined> {
  const refusal = await joinInvitation(ports, emailKey, { by: requester, home });
  return refusal && { kind: "refused", refusal };
}

async function adopt(ports: Needs, failed: Invitation, guest: DirectoryUser): Promise<RetryOutcome> {
  const sending = await startSending(ports, failed);
  if ("kind" in sending) return sending;
  const adopted = await adoptGuest(ports, sending, guest, failed.createdAt);
  return adopted ? { kind: "invited", invitation: adopted } : { kind: "unsettled", invitation: sending };
}
