import type { InviteRequest } from "../../ports/directory.ts";

/**
 * Body of POST /invitations (Microsoft: Create invitation, invitedUserMessageInfo). Options that aren't set are left out: Graph has its own
 * defaults.
 */
export interface InvitationBody {
  readonly invitedUserEmailAddress: string;
  readonly inviteRedirectUrl: string;
  readonly sendInvitationMessage: boolean;
  readonly invitedUserDisplayName?: string;
  readonly invitedUserType?: "Member";
  readonly invitedUserMessageInfo?: MessageInfo;
  readonly "invitedUserSponsors@odata.bind"?: readonly string[];
}

interface MessageInfo {
  readonly customizedMessageBody?: string;
  readonly messageLanguage?: string;
  readonly ccRecipients?: readonly { readonly emailAddress: { readonly address: string } }[];
}

/** `link` makes the whole address of a resource in Graph. */
export function invitationBody(request: InviteRequest, link: (path: string) => string): InvitationBody {
  const { email, redirectUrl, sendMail, displayName, userType, sponsor } = request;
  const info = sendMail ? messageInfo(request) : {};
  return {
    invitedUserEmailAddress: email,
    inviteRedirectUrl: redirectUrl,
    sendInvitationMessage: sendMail,
    ...(displayName !== undefined && { invitedUserDisplayName: displayName }),
    ...(userType !== undefined && { invitedUserType: userType }),
    ...(sponsor !== undefined && { "invitedUserSponsors@odata.bind": [link(`/users/${sponsor}`)] }),
    ...(Object.keys(info).length > 0 && { invitedUserMessageInfo: info }),
  };
}

/** The message or the language, not both: Graph ignores a language if there is a message. One cc: Graph mails only the first. */
function messageInfo({ message, messageLanguage, cc }: InviteRequest): MessageInfo {
  return {
    ...(message !== undefined && { customizedMessageBody: message }),
    ...(message === undefined && messageLanguage !== undefined && { messageLanguage }),
    ...(cc !== undefined && { ccRecipients: [{ emailAddress: { address: cc } }] }),
  };
}
