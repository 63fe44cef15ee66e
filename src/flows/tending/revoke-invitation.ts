import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { orBusy } from "../steps/busy-refusal.ts";
import type { Busy } from "../steps/busy-refusal.ts";
import { leaveTeam } from "../planning/leave-team.ts";
import { changeOf } from "../steps/change-of.ts";
import { revocationJob } from "../steps/new-jobs.ts";
import { enterToRevoke, findReasonToKeep, findRevocable } from "./enter-to-revoke.ts";
import type { Kept, NotRevocable, RevokeInput, RevokeNeeds } from "./enter-to-revoke.ts";
import { carryOutRevocation } from "./carry-out-revocation.ts";
import { isInvited } from "./is-invited.ts";
import type { RevocationOutcome } from "./carry-out-revocation.ts";
import type { Invited } from "./is-invited.ts";
import { stopRevocation } from "./stop-revocation.ts";

export type RevokeOutcome =
  | Exclude<RevocationOutcome, { kind: "not-permitted" | "kept" }>
  /** The guest and the invitation are unchanged. An administrator can delete the guest or grant the permission. */
  | {
      readonly kind: "not-permitted";
      readonly invitation: Invitation;
      readonly guest: GuestId;
      readonly permission: Extract<RevocationOutcome, { kind: "not-permitted" }>["permission"];
    }
  /** Microsoft doesn't answer now; the job goes on. */
  | { readonly kind: "goes-on"; readonly busy: Busy }
  | NotRevocable;

/**
 * Revokes an invitation: deletes the guest that it created, unless they accepted. The start is committed first, together with a job, so that
 * after a crash at any point the invitation is either revoked or unchanged.
 */
export async function revokeInvitation(ports: RevokeNeeds, input: RevokeInput): Promise<RevokeOutcome> {
  const invitation = await findRevocable(ports, input.id);
  if ("kind" in invitation) return invitation;
  const entry = await enterToRevoke(ports, input, invitation);
  if (entry.kind !== "signed-in") return entry;
  const kept = await findReasonToKeep(ports, invitation);
  if (kept) return { ...kept, invitation: await outOfTeam(ports, invitation, input, kept) };
  const revoking = await commitRevoking(ports, invitation, input.by);
  if ("kind" in revoking) return revoking;
  const readers = entry.actor.kind === "app" ? [entry.actor] : [{ kind: "app" } as const, entry.actor];
  const options = { readers, isRerun: false, why: reasonOf(invitation), by: input.by.id };
  const outcome = await orBusy(ports, () => carryOutRevocation(ports, revoking, options));
  return outcome.kind === "refused" ? { kind: "goes-on", busy: outcome.refusal } : answerTo(ports, revoking, outcome, input);
}

/** An invitation that waited for an administrator had been replaced; this stays the reason. */
function reasonOf({ state }: Invited): "asked" | "replaced" {
  return state.revocation === "needs-admin" ? "replaced" : "asked";
}

/** Starts the revocation. If another change was committed first, reads the invitation again and retries. */
async function commitRevoking(ports: RevokeNeeds, invitation: Invited, person: Person): Promise<Invited | NotRevocable> {
  const { invitations, clock } = ports;
  const { id: by } = person;
  const why = reasonOf(invitation);
  const step = advanceInvitation(invitation, { kind: "revoking", why }, clock.now());
  if (step.kind === "ok" && isInvited(step.next)) {
    const jobs = [revocationJob(invitation, by, clock, "after-press")];
    const outcome = await invitations.commit(changeOf(step.next, "revoking", clock, { by, detail: why, jobs }));
    if (outcome === "committed") return step.next;
  }
  const current = await findRevocable(ports, invitation.id);
  return "kind" in current ? current : commitRevoking(ports, current, person);
}

/**
 * An invitation that can't be revoked gets its old state back. The card never showed another state, so it needs no update. If the directory
 * isn't ready for the deletion, the job tries again.
 */
async function answerTo(ports: RevokeNeeds, revoking: Invited, outcome: RevocationOutcome, press: RevokeInput): Promise<RevokeOutcome> {
  if (outcome.kind === "revoked" || outcome.kind === "accepted" || outcome.kind === "removed" || outcome.kind === "not-yet") return outcome;
  const stopped = await stopRevocation(ports, revoking, outcome, { showIt: false });
  if (outcome.kind !== "not-permitted" && outcome.kind !== "kept") return outcome;
  return { ...outcome, invitation: await outOfTeam(ports, stopped, press, outcome), guest: revoking.state.guestId };
}

type Stays = Extract<RevocationOutcome, { kind: "not-permitted" | "kept" }> | Kept;

/**
 * The guest stays, but not in the team, unless another invitation has them too. While Microsoft doesn't answer, the answer about the guest
 * counts more.
 */
async function outOfTeam(ports: RevokeNeeds, invitation: Invitation, press: RevokeInput, stays: Stays): Promise<Invitation> {
  if (stays.kind === "kept" && stays.why !== "not-ours") return invitation;
  const left = await orBusy(ports, () => leaveTeam(ports, invitation, { ...press, isQuiet: true }));
  return "kind" in left ? invitation : left;
}
