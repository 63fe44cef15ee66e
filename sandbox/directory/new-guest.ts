import { toGraphTime } from "./graph-time.ts";
import type { TenantUser } from "./tenant-user.ts";
import { INITIAL_DOMAIN } from "./well-known.ts";

export interface NewGuest {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly userType: TenantUser["userType"];
  readonly sponsors: readonly string[];
  readonly at: Date;
}

/** G24: The user object that an invitation creates, as it stands before redemption (Microsoft: Troubleshoot B2B, Properties of a B2B user, objectIdentity). */
export function newGuest({ id, email, displayName, userType, sponsors, at }: NewGuest): TenantUser {
  const mailNickname = `${email.replace("@", "_")}#EXT#`;
  const userPrincipalName = `${mailNickname}@${INITIAL_DOMAIN}`;
  return {
    id,
    displayName,
    givenName: null,
    surname: null,
    jobTitle: null,
    userPrincipalName,
    mail: email,
    mailNickname,
    otherMails: [email],
    proxyAddresses: [`SMTP:${email}`],
    userType,
    creationType: "Invitation",
    externalUserState: "PendingAcceptance",
    externalUserStateChangeDateTime: toGraphTime(at),
    identities: [{ signInType: "userPrincipalName", issuer: INITIAL_DOMAIN, issuerAssignedId: userPrincipalName }],
    createdDateTime: toGraphTime(at),
    accountEnabled: true,
    preferredLanguage: null,
    sponsors: [...sponsors],
    roles: [],
    manager: null,
    more: {},
  };
}
