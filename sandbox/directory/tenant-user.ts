/** A user object, with the properties that the sandbox serves (names and nullability of Graph v1.0's `user`). */
export interface TenantUser {
  readonly id: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  jobTitle: string | null;
  userPrincipalName: string;
  mail: string | null;
  mailNickname: string | null;
  otherMails: string[];
  proxyAddresses: string[];
  userType: "Member" | "Guest";
  creationType: "Invitation" | null;
  externalUserState: "PendingAcceptance" | "Accepted" | null;
  externalUserStateChangeDateTime: string | null;
  identities: { signInType: string; issuer: string; issuerAssignedId: string | null }[];
  createdDateTime: string;
  accountEnabled: boolean;
  preferredLanguage: string | null;
  /** Ids of users. A navigation property in Graph: returned only on request. */
  sponsors: string[];
  /** Role template ids (Microsoft: Access token claims). Internal to the sandbox, never returned as a property of the user. */
  roles: string[];
  /** Id of the manager. A navigation property. */
  manager: string | null;
  /** Text properties that a caller has set and that nothing in the sandbox depends on, such as `usageLocation`. */
  more: Readonly<Record<string, string>>;
}

export type StoredUser = Readonly<TenantUser>;

/** A user with the directory's internal data. */
export interface UserRecord {
  readonly user: StoredUser;
  /** Place in the order of creation. It is never given to another user. */
  readonly ordinal: number;
  /** Directory time of creation, milliseconds since 1970: the start of replication lag. */
  readonly addedAt: number;
  /** Directory time of the soft deletion; null: not deleted. */
  readonly removedAt: number | null;
}
