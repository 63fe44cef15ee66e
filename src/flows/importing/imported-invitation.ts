import { readEmail } from "../../domain/email.ts";
import type { EmailKey, GuestId, Instant, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { shellPlace } from "../../domain/shell-place.ts";
import type { Ports } from "../../ports/ports.ts";

/** A guest of the directory who hasn't accepted. */
export interface PendingGuest {
  readonly id: GuestId;
  readonly email: string;
  readonly displayName?: string;
  /** Since when they are pending, by the directory's clock; null if it doesn't say. */
  readonly pendingSince: Instant | null;
  readonly createdAt: Instant | null;
}

/** The address by which requests and imports find each other. The directory's is kept as it is, also if nobody could type it on our form. */
export function addressKeyOf({ email }: Pick<PendingGuest, "email">): EmailKey {
  const read = readEmail(email);
  return read.kind === "email" ? read.key : (email.toLowerCase() as EmailKey);
}

/**
 * The invitation of a guest who was invited without us: marked as imported, with nothing that would send a mail, and with no sign that the guest
 * is ours to delete. It has no card, and nobody follows it.
 */
export function importedInvitation(
  { clock, terms }: Pick<Ports, "clock" | "terms">,
  { id: guestId, email, displayName, pendingSince, createdAt }: PendingGuest,
  by: Person,
): Invitation {
  const since = pendingSince ?? createdAt ?? clock.now();
  return {
    id: clock.newId() as InvitationId,
    version: 1,
    state: { kind: "invited", since, guestId, seen: true },
    email,
    emailKey: addressKeyOf({ email }),
    requester: by,
    home: { conversation: shellPlace(by.id) },
    options: { ...(displayName !== undefined && { displayName }), redirectUrl: terms.defaultRedirectUrl, sendMail: false },
    findings: { notChecked: [] },
    createdGuest: false,
    resends: 0,
    origin: "imported",
    createdAt: createdAt ?? since,
  };
}
