import type { Invitation, InvitationStateKind } from "../../domain/invitation.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { InviteOptions } from "../../domain/invite-options.ts";
import type { InviteRequest } from "../../ports/directory.ts";
import type { PrintedRecord, Value } from "../output/printed.ts";

/** The properties of the object that New-AzureADMSInvitation printed, in its order. */
export const invitationFields = [
  "Id",
  "InvitedUserDisplayName",
  "InvitedUserEmailAddress",
  "SendInvitationMessage",
  "InviteRedeemUrl",
  "InviteRedirectUrl",
  "InvitedUser",
  "InvitedUserMessageInfo",
  "InvitedUserType",
  "Status",
] as const;

/**
 * An invitation as the old cmdlet showed it. `Id` is Guestlist's own: Graph's id of an invitation leads nowhere, and isn't kept. `redeemUrl`
 * is given only where the requester may read it.
 */
export function invitationObject({ id, email, options, state }: Invitation, redeemUrl: string | undefined): PrintedRecord {
  return {
    Id: id,
    ...asked(email, options, redeemUrl),
    InvitedUser: "guestId" in state ? { Id: state.guestId } : null,
    Status: statuses[state.kind],
  };
}

function asked(email: string, options: InviteOptions, redeemUrl: string | undefined): PrintedRecord {
  return {
    InvitedUserDisplayName: options.displayName ?? null,
    InvitedUserEmailAddress: email,
    SendInvitationMessage: options.sendMail,
    InviteRedeemUrl: redeemUrl ?? null,
    InviteRedirectUrl: options.redirectUrl,
    InvitedUserMessageInfo: messageInfo(options),
    InvitedUserType: options.userType ?? "Guest",
  };
}

function messageInfo({ cc, message, messageLanguage }: Invitation["options"]): Value {
  if (cc === undefined && message === undefined && messageLanguage === undefined) return null;
  return {
    CcRecipients: cc === undefined ? [] : [{ EmailAddress: { Address: cc } }],
    CustomizedMessageBody: message ?? null,
    MessageLanguage: messageLanguage ?? null,
  };
}

/** Graph's own words where it has some (`PendingAcceptance`, `Completed`, `InProgress`, `Error`), else ours. */
const statuses: Readonly<Record<InvitationStateKind, string>> = {
  requested: "InProgress",
  "awaiting-approval": "AwaitingApproval",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  lapsed: "Lapsed",
  queued: "Queued",
  sending: "InProgress",
  invited: "PendingAcceptance",
  accepted: "Completed",
  failed: "Error",
  removed: "Removed",
  revoked: "Revoked",
};

/** An invitation of which Guestlist knows nothing but Graph's answer: it has no id of ours. */
export function redeemedObject(
  request: InviteRequest,
  { guestId, redeemUrl }: { readonly guestId: GuestId; readonly redeemUrl: string },
): PrintedRecord {
  const { email, ...options } = request;
  return {
    Id: null,
    ...asked(email, options, redeemUrl),
    InvitedUser: { Id: guestId },
    Status: "PendingAcceptance",
  };
}
