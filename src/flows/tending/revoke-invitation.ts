import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { mayRevoke } from "../../domain/may-revoke.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { actAs } from "../who/sign-in.ts";
import type { Acting, Standing } from "../who/sign-in.ts";
import { changeOf, revokeLater } from "../steps/invitation-changes.ts";
import { isInvited, isUnderWay, takeBack } from "./take-back.ts";
import type { Revoking, TakeBackOutcome } from "./take-back.ts";
import { stopRevocation } from "./stop-revocation.ts";

type Needs = Pick<
  Ports,
  | "invitations"
  | "announcements"
  | "conversations"
  | "directory"
  | "identity"
  | "membership"
  | "policy"
  | "strongSignIn"
  | "clock"
  | "log"
  | "terms"
>;

export interface RevokeInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

/** Why nothing can be taken back, or not by this person. */
type NotAllowed =
  | { readonly kind: "not-yours"; readonly requester: Person }
  /** It isn't open (any more), or it is being taken back already. */
  | { readonly kind: "as-it-stands"; readonly invitation: Invitation }
  /** The guest was in the directory before the invitation: not ours to delete. */
  | { readonly kind: "not-ours" }
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "unknown-invitation" };

export type AskToRevokeOutcome = { readonly kind: "confirm"; readonly invitation: Invitation } | NotAllowed;

export type RevokeOutcome =
  | Exclude<TakeBackOutcome, { kind: "not-permitted" }>
  /** The guest is still there, and so is the invitation. Somebody who may can delete them, or grant the permission. */
  | {
      readonly kind: "not-permitted";
      readonly invitation: Invitation;
      readonly guest: GuestId;
      readonly permission: Extract<TakeBackOutcome, { kind: "not-permitted" }>["permission"];
    }
  | NotAllowed;

/** Whether somebody may take an invitation back, asked before they are asked to confirm it. Changes nothing. */
export async function askToRevoke(ports: Needs, input: RevokeInput): Promise<AskToRevokeOutcome> {
  const invitation = await find(ports, input.id);
  if ("kind" in invitation) return invitation;
  if (invitation.requester.id === input.by.id) return { kind: "confirm", invitation };
  const entry = await enter(ports, input, invitation);
  return entry.kind === "signed-in" ? { kind: "confirm", invitation } : entry;
}

/**
 * Takes an invitation back: deletes the guest whom it created, if they never accepted. The wish is committed first, with a
 * job behind it, so that a crash at any point ends in a revocation or in an invitation as it was.
 */
export async function revokeInvitation(ports: Needs, input: RevokeInput): Promise<RevokeOutcome> {
  const invitation = await find(ports, input.id);
  if ("kind" in invitation) return invitation;
  const entry = await enter(ports, input, invitation);
  if (entry.kind !== "signed-in") return entry;
  const revoking = await start(ports, invitation, input.by);
  if ("kind" in revoking) return revoking;
  const readers = entry.actor.kind === "app" ? [entry.actor] : [{ kind: "app" } as const, entry.actor];
  const options = { readers, why: whyOf(invitation), by: input.by.id };
  return settle(ports, revoking, await takeBack(ports, revoking, options));
}

async function find({ invitations }: Needs, id: InvitationId): Promise<Revoking | NotAllowed> {
  const invitation = await invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  if (!isOpen(invitation)) return { kind: "as-it-stands", invitation };
  return invitation.createdGuest ? invitation : { kind: "not-ours" };
}

function isOpen(invitation: Invitation): invitation is Revoking {
  return isInvited(invitation) && !isUnderWay(invitation);
}

async function enter(ports: Needs, { by, ssoToken }: RevokeInput, invitation: Invitation): Promise<Acting | NotAllowed> {
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const entry = withoutInviting(await actAs(ports, by, ssoToken));
  if (entry.kind !== "signed-in") return entry;
  const roles = invitation.requester.id === by.id ? [] : await rolesOf(ports, entry, by);
  return mayRevoke(invitation, by.id, roles) ? entry : { kind: "not-yours", requester: invitation.requester };
}

/** Who may not invite (any more) has proved who they are all the same, and may take back what they asked for. */
function withoutInviting(standing: Standing): Standing {
  const mayNotInvite = standing.kind === "refused" && standing.refusal.kind === "invitations-not-allowed";
  return mayNotInvite ? { kind: "signed-in", actor: { kind: "app" } } : standing;
}

async function rolesOf({ membership }: Needs, { roles }: Acting, { id }: Person): Promise<readonly DirectoryRole[] | "not-checked"> {
  return roles ?? (await membership.rolesOf(id));
}

/** One that waited for an administrator stays one that was replaced. */
function whyOf({ state }: Revoking): "asked" | "replaced" {
  return state.revocation === "needs-admin" ? "replaced" : "asked";
}

/** Somebody may have been first with something else, such as a card that moved: then it is looked at anew. */
async function start(ports: Needs, invitation: Revoking, person: Person): Promise<Revoking | NotAllowed> {
  const { invitations, clock } = ports;
  const { id: by } = person;
  const why = whyOf(invitation);
  const step = advanceInvitation(invitation, { kind: "revoking", why }, clock.now());
  if (step.kind === "ok" && isInvited(step.next)) {
    const jobs = [revokeLater(invitation, by, clock, "after-press")];
    const outcome = await invitations.commit(changeOf(step.next, "revoking", clock, { by, detail: why, jobs }));
    if (outcome === "committed") return step.next;
  }
  const current = await find(ports, invitation.id);
  return "kind" in current ? current : start(ports, current, person);
}

/** What can't be taken back now stays as it was; the card has shown nothing else meanwhile. */
async function settle(ports: Needs, revoking: Revoking, outcome: TakeBackOutcome): Promise<RevokeOutcome> {
  if (outcome.kind === "revoked" || outcome.kind === "accepted") return outcome;
  const stored = await stopRevocation(ports, revoking, outcome, { showIt: false });
  return outcome.kind !== "not-permitted" ? outcome : { ...outcome, invitation: stored, guest: revoking.state.guestId };
}
