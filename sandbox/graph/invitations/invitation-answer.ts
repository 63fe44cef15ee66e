import type { StoredUser } from "../../directory/tenant-user.ts";
import type { GraphVersion } from "../request/graph-env.ts";
import type { InvitationOrder } from "./invitation-order.ts";

export interface MadeInvitation {
  readonly invitationId: string;
  readonly link: string;
  readonly guest: StoredUser;
}

/** G23: The body of the 201, with all fields of Microsoft's page on Create invitation. */
export function presentInvitation(graph: GraphVersion, order: InvitationOrder, made: MadeInvitation): Readonly<Record<string, unknown>> {
  const { body, email, redirectUrl } = order;
  const { id, userPrincipalName } = made.guest;
  return {
    "@odata.context": `${graph.root()}/$metadata#invitations/$entity`,
    id: made.invitationId,
    inviteRedeemUrl: made.link,
    invitedUserDisplayName: body.invitedUserDisplayName ?? null,
    invitedUserType: made.guest.userType,
    invitedUserEmailAddress: email,
    sendInvitationMessage: body.sendInvitationMessage ?? false,
    resetRedemption: body.resetRedemption ?? false,
    inviteRedirectUrl: redirectUrl,
    // G186: whatever the state of the guest is (microsoft-graph-docs #2645)
    status: "PendingAcceptance",
    invitedUserMessageInfo: presentMessageInfo(body.invitedUserMessageInfo),
    invitedUser: { id, userPrincipalName },
  };
}

function presentMessageInfo(info: InvitationOrder["body"]["invitedUserMessageInfo"]) {
  const given = info?.ccRecipients ?? [];
  // An unset list comes back as one element full of nulls.
  const recipients = given.length > 0 ? given : [undefined];
  return {
    messageLanguage: info?.messageLanguage ?? null,
    customizedMessageBody: info?.customizedMessageBody ?? null,
    ccRecipients: recipients.map((recipient) => ({
      emailAddress: { name: recipient?.emailAddress?.name ?? null, address: recipient?.emailAddress?.address ?? null },
    })),
  };
}
