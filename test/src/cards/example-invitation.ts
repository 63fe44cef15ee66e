import type { AdaptiveCard } from "../../../src/cards/card.ts";
import type { Invitation, InvitationState } from "../../../src/domain/invitation.ts";
import type { Texts } from "../../../src/texts/texts.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";

/** A card as a person might see it: the template's data, and the filled card. */
export interface CardExample {
  /** File name of the template without `.json`. */
  readonly template: string;
  /** Tells it from the other examples of the same template. */
  readonly variant: string;
  readonly data: (texts: Texts) => object;
  readonly card: (texts: Texts) => AdaptiveCard;
}

export const requester = person({ name: "Adele Vance" });
export const invitation = anInvitation({
  id: id("2f1c1b0e-6f0e-4b53-9a3f-8d2f5a1c7e10"),
  email: "sam.okafor@fabrikam.com",
  requester,
  options: { displayName: "Sam Okafor", cc: "alex@contoso.com", redirectUrl: "https://myapplications.microsoft.com/", sendMail: true },
});

const states: Readonly<Record<InvitationState["kind"], InvitationState>> = {
  "awaiting-approval": { kind: "awaiting-approval", since: at("10:00:01") },
  queued: { kind: "queued", since: at("11:00:00"), goesOutAt: at("11:32:00"), confirmed: [] },
  rejected: { kind: "rejected", since: at("11:00:00") },
  withdrawn: { kind: "withdrawn", since: at("11:00:00") },
  lapsed: { kind: "lapsed", since: at("11:00:00") },
  requested: { kind: "requested", since: at("10:00:00") },
  sending: { kind: "sending", since: at("10:00:01") },
  invited: { kind: "invited", since: at("10:00:02"), guestId: id("guest-sam") },
  accepted: { kind: "accepted", since: at("14:32:00"), guestId: id("guest-sam"), heardAt: at("14:32:04"), path: "delta" },
  failed: { kind: "failed", since: at("10:05:00"), reason: "not-confirmed", reference: "4f7c2a9e" },
  removed: { kind: "removed", since: at("16:00:00"), guestId: id("guest-sam") },
  revoked: { kind: "revoked", since: at("16:00:00"), guestId: id("guest-sam"), why: "asked" },
};

/** The same invitation in any state. */
export function invitationIn(kind: InvitationState["kind"]): Invitation {
  return { ...invitation, state: states[kind] };
}

/** Microsoft's mail is recognized by the tenant's name. */
export const mailed: Invitation = {
  ...invitationIn("invited"),
  findings: { notChecked: [], mail: { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: "Adele Vance" } },
};
