import type { GuestId, Instant, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isMember } from "../../domain/team-plan.ts";
import type { Ports } from "../../ports/ports.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { recordAcceptance } from "../following/record-acceptance.ts";
import { deleteGuest, restoreIfAccepted } from "./delete-guest.ts";
import type { Deletion, DeletionOptions } from "./delete-guest.ts";
import type { Invited } from "./is-invited.ts";

export type RevocationNeeds = Pick<
  Ports,
  "invitations" | "announcements" | "conversations" | "directory" | "teams" | "teamMembers" | "clock" | "log"
>;

export type RevocationOutcome =
  | { readonly kind: "revoked"; readonly invitation: Invitation }
  | { readonly kind: "accepted" }
  /** The guest had been deleted before; they may have accepted. */
  | { readonly kind: "removed"; readonly invitation: Invitation }
  /** Nothing was deleted. */
  | Extract<Deletion, { kind: "kept" | "not-permitted" | "no-state" | "too-fresh" | "not-yet" }>;

export interface RevocationOptions extends DeletionOptions {
  readonly why: "asked" | "replaced";
  readonly by: PersonId | undefined;
}

/**
 * Deletes the guest of an invitation whose revocation was started, and records what became of them. Safe to run twice, also at the same
 * time.
 * @throws GuestlistError as {@link deleteGuest} does.
 */
export async function carryOutRevocation(
  ports: RevocationNeeds,
  revoking: Invited,
  options: RevocationOptions,
): Promise<RevocationOutcome> {
  const deletion = await deleteGuest(ports, revoking, options);
  switch (deletion.kind) {
    case "deleted":
      return recordRevocation(ports, revoking, options);
    case "removed":
      return recordRemoval(ports, revoking);
    case "accepted":
      return recordAccepted(ports, revoking.state.guestId, deletion.since);
    default:
      return deletion;
  }
}

async function recordRevocation(ports: RevocationNeeds, revoking: Invited, { why, by }: RevocationOptions): Promise<RevocationOutcome> {
  const { guestId } = revoking.state;
  const jobs = (next: Invitation) => [cardUpdateJob(next, ports.clock), noticeJob(next, "revoked", ports.clock)];
  const wasInTeam = revoking.team !== undefined && isMember(revoking.team);
  const left = wasInTeam && ({ followedBy: "removed-from-team" } as const); // with their account
  const details = { what: "revoked", detail: why, jobs, redeemUrl: null, ...(by && { by }), ...left } as const;
  const { invitation = revoking } = (await advanceStored(ports, revoking.id, { kind: "revoked", why, guestId }, details)) ?? {};
  return invitation.state.kind === "accepted" ? { kind: "accepted" } : { kind: "revoked", invitation };
}

async function recordRemoval(ports: RevocationNeeds, revoking: Invited): Promise<RevocationOutcome> {
  const jobs = (next: Invitation) => [cardUpdateJob(next, ports.clock), noticeJob(next, "removed", ports.clock)];
  const event = { kind: "removed", duringRevocation: true } as const;
  const stored = await advanceStored(ports, revoking.id, event, { what: "removed", jobs, redeemUrl: null });
  return { kind: "removed", invitation: stored?.invitation ?? revoking };
}

async function recordAccepted(ports: RevocationNeeds, guest: GuestId, since: Instant | null): Promise<RevocationOutcome> {
  const outcome = await recordAcceptance(ports, { guest, path: "look", since, undoes: "revocation" });
  return outcome.kind === "done" ? { kind: "accepted" } : recordAccepted(ports, guest, since);
}

/** Undoes a revocation that deleted a guest who had accepted just before: the directory may have shown that late. */
export async function undoIfAccepted(ports: RevocationNeeds, guest: GuestId): Promise<void> {
  const restored = await restoreIfAccepted(ports, guest);
  if (restored) await recordAccepted(ports, guest, restored.since);
}
