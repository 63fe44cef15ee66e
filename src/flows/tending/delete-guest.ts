import type { GuestId, Instant } from "../../domain/ids.ts";
import { reasonToKeep, reasonToKeepByRecords } from "../../domain/judge-deletion.ts";
import type { KeepReason } from "../../domain/judge-deletion.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { DeleteOutcome } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { guestStatus, lookUpGuest } from "../following/look-up-guest.ts";
import { busyRefusal, reasonOf } from "../steps/busy-refusal.ts";
import type { Invited } from "./is-invited.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock" | "log">;

export type Deletion =
  /** The guest is deleted and never accepted. */
  | { readonly kind: "deleted" }
  /** The guest had accepted: nothing was deleted, or the guest was restored. */
  | { readonly kind: "accepted"; readonly since: Instant | null }
  /** The guest was gone before, and had accepted, or nobody knows. */
  | { readonly kind: "removed" }
  | { readonly kind: "kept"; readonly why: KeepReason }
  /** This permission is missing. */
  | { readonly kind: "not-permitted"; readonly permission: "User.DeleteRestore.All" | "User.Read.All" }
  /** The directory doesn't show whether the guest accepted. */
  | { readonly kind: "no-state" }
  /** The directory doesn't show the guest yet, so nothing can be known about them. */
  | { readonly kind: "too-fresh" }
  /** The directory shows the guest, but finds nobody to delete: some of its servers don't know the guest yet. */
  | { readonly kind: "not-yet" };

export interface DeletionOptions {
  /** The actors to look the guest up with, in this order. */
  readonly readers: readonly Actor[];
  /** An earlier run of the same revocation may have deleted the guest. */
  readonly isRerun: boolean;
}

/**
 * Deletes the guest of an invitation that is being revoked, if they are surely ours and never accepted: the only place that deletes anybody.
 * Looks the guest up just before the deletion, and among the deleted users just after it: if they accepted in between, or another
 * invitation got the same guest, they are restored.
 * @throws GuestlistError `directory-refused` when such a guest can't be restored now.
 */
export async function deleteGuest(ports: Needs, revoking: Invited, options: DeletionOptions): Promise<Deletion> {
  const seen = await lookUpGuest(ports, options.readers, revoking.state);
  switch (seen.kind) {
    case "accepted":
      return { kind: "accepted", since: seen.since };
    case "no-state":
      return { kind: "no-state" };
    case "hidden":
      return { kind: "not-permitted", permission: "User.Read.All" };
    case "absent":
    case "too-fresh":
      return lookAmongDeleted(ports, revoking, options, seen.kind === "absent" ? { kind: "removed" } : { kind: "too-fresh" });
    case "pending":
      return deleteUnlessKept(ports, revoking, options, seen.user);
  }
}

async function deleteUnlessKept(ports: Needs, revoking: Invited, options: DeletionOptions, guest: DirectoryUser): Promise<Deletion> {
  const { guestId } = revoking.state;
  const why = reasonToKeep(revoking, guest, await ports.invitations.findByGuests([guestId]));
  if (why !== undefined) return { kind: "kept", why };
  const answer = await ports.directory.deleteGuest(guestId);
  if (answer.kind === "refused") return { kind: "not-permitted", permission: "User.DeleteRestore.All" };
  const deleted = await findDeleted(ports, guestId).catch((error: unknown) => unlessDeleted(ports, answer, error));
  const status = deleted && guestStatus(deleted);
  if (status?.kind === "accepted") return restoreAccepted(ports, guestId, status.since);
  if (answer.kind === "gone" && !deleted) return checkGone(ports, revoking, options);
  return restoreIfShared(ports, revoking);
}

/** The deletion is a fact. If the directory can't say now whether the guest had accepted, the job behind every revocation asks again. */
function unlessDeleted({ clock, log }: Needs, { kind }: DeleteOutcome, error: unknown): undefined {
  if (kind !== "deleted" || !busyRefusal(error, clock)) throw error;
  log.warn("deleted-guest-not-checked", reasonOf(error));
}

/** Writes can find nobody while reads show the guest (microsoft-graph-docs-contrib #2465). */
async function checkGone(ports: Needs, revoking: Invited, { readers }: DeletionOptions): Promise<Deletion> {
  const seen = await lookUpGuest(ports, readers, revoking.state);
  return seen.kind === "absent" ? { kind: "deleted" } : { kind: "not-yet" };
}

/** Another invitation may have got the same guest just before the deletion. */
async function restoreIfShared(ports: Needs, revoking: Invited): Promise<Deletion> {
  const { guestId } = revoking.state;
  const why = reasonToKeepByRecords(revoking, await ports.invitations.findByGuests([guestId]));
  if (why === undefined) return { kind: "deleted" };
  await restore(ports, guestId);
  return { kind: "kept", why };
}

/** A guest who isn't shown may be among the deleted users. If an administrator deleted them, they stay deleted. */
async function lookAmongDeleted(ports: Needs, revoking: Invited, { isRerun }: DeletionOptions, otherwise: Deletion): Promise<Deletion> {
  const { guestId } = revoking.state;
  const deleted = await findDeleted(ports, guestId);
  if (!deleted) return otherwise;
  const status = guestStatus(deleted);
  if (status.kind === "accepted" && isRerun) return restoreAccepted(ports, guestId, status.since);
  const neverAccepted = reasonToKeep(revoking, deleted, [revoking]) !== "accepted-before";
  return { kind: neverAccepted ? "deleted" : "removed" };
}

/** Looks again for an acceptance just before the deletion, which the directory may have shown late, and restores the guest. */
export async function restoreIfAccepted(ports: Needs, guest: GuestId): Promise<Extract<Deletion, { kind: "accepted" }> | undefined> {
  const deleted = await findDeleted(ports, guest);
  const status = deleted && guestStatus(deleted);
  return status?.kind === "accepted" ? restoreAccepted(ports, guest, status.since) : undefined;
}

async function restoreAccepted(ports: Needs, guest: GuestId, since: Instant | null): Promise<Extract<Deletion, { kind: "accepted" }>> {
  ports.log.warn("accepted-guest-restored", { guest });
  await restore(ports, guest);
  return { kind: "accepted", since };
}

async function restore({ directory }: Needs, guest: GuestId): Promise<void> {
  const restoration = await directory.restoreGuest(guest);
  if (restoration.kind === "refused")
    throw new GuestlistError("directory-refused", "A guest who must stay was deleted and can't be restored");
}

/** A deleted user with the last properties; undefined also without the permission to read users. */
async function findDeleted({ directory }: Needs, guest: GuestId): Promise<DirectoryUser | undefined> {
  try {
    return await directory.findDeleted(guest);
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    return undefined;
  }
}
