import { readEmail } from "../../domain/email.ts";
import { cleanName } from "../../domain/clean-text.ts";
import type { GuestId, Instant } from "../../domain/ids.ts";
import { instantOf } from "../../domain/instant.ts";
import { isObjectId } from "../../domain/object-id.ts";
import type { PendingGuest } from "../../flows/importing/imported-invitation.ts";
import type { DirectoryGuest } from "../guests/read-guests.ts";

/** What is read of each guest. */
export const pendingProperties = [
  "id",
  "displayName",
  "mail",
  "otherMails",
  "userPrincipalName",
  "externalUserState",
  "externalUserStateChangeDateTime",
  "createdDateTime",
] as const;

/** A guest of the directory as it is imported; undefined if they aren't pending, or have no address by which they could be found again. */
export function pendingGuestOf(guest: DirectoryGuest): PendingGuest | undefined {
  const { id, displayName, externalUserState } = guest;
  const email = addressOf(guest);
  if (typeof id !== "string" || !isObjectId(id) || externalUserState !== "PendingAcceptance" || email === undefined) return undefined;
  const name = typeof displayName === "string" ? cleanName(displayName) : "";
  return {
    id: id.toLowerCase() as GuestId,
    email,
    ...(name !== "" && { displayName: name }),
    pendingSince: momentOf(guest["externalUserStateChangeDateTime"]),
    createdAt: momentOf(guest["createdDateTime"]),
  };
}

/** The mail, another one, or what the user principal name tells: `anna_fabrikam.com#EXT#@…`, where the last `_` was the `@`. */
function addressOf({ mail, otherMails, userPrincipalName }: DirectoryGuest): string | undefined {
  const others: readonly unknown[] = Array.isArray(otherMails) ? otherMails : [];
  const [, local = "", domain = ""] = /^(.+)_([^_]+)#EXT#@/i.exec(typeof userPrincipalName === "string" ? userPrincipalName : "") ?? [];
  return [mail, ...others, `${local}@${domain}`].flatMap(wellFormed)[0];
}

function wellFormed(address: unknown): readonly string[] {
  if (typeof address !== "string") return [];
  const read = readEmail(address);
  return read.kind === "email" ? [read.email] : [];
}

function momentOf(value: unknown): Instant | null {
  const moment = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? null : instantOf(moment);
}
