import type { GuestId, Instant, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { recordAcceptance } from "../following/record-acceptance.ts";
import { lookUpGuest, guestStatus } from "../following/look-up-guest.ts";
import type { GuestLookup } from "../following/look-up-guest.ts";
import type { Invited } from "./is-invited.ts";

export type RevocationNeeds = Pick<Ports, "invitations" | "announcements" | "conversations" | "directory" | "clock" | "log">;

export type RevocationOutcome =
  | { readonly kind: "revoked"; readonly invitation: Invitation }
  /** The guest had accepted: nothing was deleted, or the guest was restored. */
  | { readonly kind: "accepted" }
  /** Nothing was deleted: this permission is missing. */
  | { readonly kind: "not-permitted"; readonly permission: "User.DeleteRestore.All" | "User.Read.All" }
  /** Nothing was deleted: the directory doesn't show whether the guest accepted. */
  | { readonly kind: "no-state" }
  /** The directory doesn't show the guest yet, so nothing was found to delete. */
  | { readonly kind: "too-fresh" };

export interface RevocationOptions {
  /** The actors to look the guest up with, in this order. */
  readonly readers: readonly Actor[];
  readonly why: "asked" | "replaced";
  readonly by: PersonId | undefined;
}

/**
 * Deletes the guest of an invitation that wasn't accepted. Looks the guest up just before the deletion, and among the deleted users just
 * after it: if they accepted in between, the guest is restored. Safe to run twice, also at the same time.
 * @throws GuestlistError `directory-refused` when a guest who had accepted was deleted and can't be restored now.
 */
export async function carryOutRevocation(
  ports: RevocationNeeds,
  revoking: Invited,
  options: RevocationOptions,
): Promise<RevocationOutcome> {
  const { guestId, since } = revoking.state;
  const seen = await lookUpGuest(ports, options.readers, { guest: guestId, knownSince: since });
  if (seen.kind === "accepted") return recordAccepted(ports, guestId, seen.since);
  if (seen.kind === "no-state") return { kind: "no-state" };
  if (seen.kind === "hidden") return { kind: "not-permitted", permission: "User.Read.All" };
  return deleteGuest(ports, revoking, seen, options);
}

async function deleteGuest(
  ports: RevocationNeeds,
  revoking: Invited,
  seen: GuestLookup,
  options: RevocationOptions,
): Promise<RevocationOutcome> {
  const { guestId } = revoking.state;
  const deletion = await ports.directory.deleteGuest(guestId);
  if (deletion.kind === "refused") return { kind: "not-permitted", permission: "User.DeleteRestore.All" };
  const deleted = await lookUpDeleted(ports, guestId);
  if (deleted.kind === "accepted") return restoreGuest(ports, guestId, deleted.since);
  const isUnknown = deletion.kind === "gone" && seen.kind === "too-fresh" && deleted.kind === "absent";
  return isUnknown ? { kind: "too-fresh" } : recordRevocation(ports, revoking, options);
}

async function recordRevocation(ports: RevocationNeeds, revoking: Invited, { why, by }: RevocationOptions): Promise<RevocationOutcome> {
  const jobs = (next: Invitation) => [cardUpdateJob(next, ports.clock), noticeJob(next, "revoked", ports.clock)];
  const details = { what: "revoked", detail: why, jobs, redeemUrl: null, ...(by && { by }) } as const;
  const { invitation = revoking } = (await advanceStored(ports, revoking.id, { kind: "revoked", why }, details)) ?? {};
  return invitation.state.kind === "accepted" ? { kind: "accepted" } : { kind: "revoked", invitation };
}

async function restoreGuest(ports: RevocationNeeds, guest: GuestId, since: Instant | null): Promise<RevocationOutcome> {
  ports.log.warn("accepted-guest-restored", { guest });
  const restoration = await ports.directory.restoreGuest(guest);
  if (restoration.kind === "refused")
    throw new GuestlistError("directory-refused", "A guest who had accepted was deleted and can't be restored");
  return recordAccepted(ports, guest, since);
}

async function recordAccepted(ports: RevocationNeeds, guest: GuestId, since: Instant | null): Promise<RevocationOutcome> {
  const outcome = await recordAcceptance(ports, { guest, path: "look", since, undoes: "revocation" });
  return outcome.kind === "done" ? { kind: "accepted" } : recordAccepted(ports, guest, since);
}

/** Looks again for an acceptance just before the deletion, which the directory may have shown late, and restores the guest. */
export async function restoreIfAccepted(ports: RevocationNeeds, guest: GuestId): Promise<void> {
  const deleted = await lookUpDeleted(ports, guest);
  if (deleted.kind === "accepted") await restoreGuest(ports, guest, deleted.since);
}

/** The last state of a deleted guest; "hidden" without the permission to read users. */
async function lookUpDeleted({ directory }: RevocationNeeds, guest: GuestId): Promise<Exclude<GuestLookup, { kind: "too-fresh" }>> {
  try {
    const found = await directory.findDeleted(guest);
    return found ? guestStatus(found) : { kind: "absent" };
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    return { kind: "hidden" };
  }
}
