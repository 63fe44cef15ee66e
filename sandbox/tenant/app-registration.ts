import type { JWK } from "jose";
import { APP_ID, APP_SECRET, OAUTH_CONNECTION } from "../directory/well-known.ts";

/** The bot's app registration in this tenant. */
export interface AppRegistration {
  readonly appId: string;
  readonly secret: string;
  readonly displayName: string;
  readonly oauthConnection: string;
  /** The addresses of the platform "Web". */
  readonly redirectUris: string[];
  /** The addresses of the platform "Mobile and desktop applications". */
  readonly publicRedirectUris: string[];
  /** PEM texts of certificates with which the app can prove its identity. */
  readonly certificates: string[];
  readonly federatedCredentials: FederatedCredential[];
  /** "Allow public client flows": device codes can be redeemed without a secret. */
  allowPublicClient: boolean;
  /** The secret has expired. */
  secretExpired: boolean;
  /** The Graph permissions that the registration lists: an admin's consent grants these. */
  readonly asksFor: Permissions<readonly string[]>;
  /** The Graph permissions that an admin has consented to. They can be changed while the sandbox runs. */
  readonly granted: Permissions<Set<string>>;
}

interface Permissions<Names> {
  readonly delegated: Names;
  readonly application: Names;
}

/** An issuer and subject whose tokens prove the app's identity: a managed identity, or another provider. */
export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** The issuer's key set. */
  readonly keys: readonly JWK[];
}

/** The permissions that Guestlist needs at least, and User.Read, which every app has. */
const NEEDED = {
  delegated: ["User.Read", "User.Invite.All", "User.Read.All", "TeamMember.ReadWriteNonOwnerRole.All"],
  application: ["User.Read.All", "User.Invite.All", "Policy.Read.All", "GroupMember.Read.All", "User.DeleteRestore.All"],
};

/** The other permissions of docs/permissions.md: with them no check of Guestlist's is left out. */
const OPTIONAL = {
  delegated: ["OrgContact.Read.All"],
  application: [
    "RoleManagement.Read.Directory",
    "Policy.Read.B2BManagementPolicy",
    "OrgContact.Read.All",
    "GroupMember.ReadWrite.All",
    "GroupSettings.Read.All",
  ],
};

/** The token service's address (Microsoft: Bot single sign-on), and Guestlist's pages on the local machine. */
const REDIRECT_URIS = [
  "https://token.botframework.com/.auth/web/redirect",
  "http://localhost/sign-in/callback",
  "http://localhost/sign-in/consented",
];

/** The address of programs on the local machine. */
const PUBLIC_REDIRECT_URIS = ["http://localhost"];

/** The bot's registration, with the permissions that it needs, or with every permission that it can use. */
export function createAppRegistration(everything = false): AppRegistration {
  const granted = { delegated: new Set<string>(), application: new Set<string>() };
  const optional = everything ? OPTIONAL : { delegated: [], application: [] };
  const asksFor = {
    delegated: [...NEEDED.delegated, ...optional.delegated],
    application: [...NEEDED.application, ...optional.application],
  };
  const app: AppRegistration = {
    ...{ appId: APP_ID, secret: APP_SECRET, displayName: "Guestlist", oauthConnection: OAUTH_CONNECTION, asksFor, granted },
    ...{ redirectUris: [], publicRedirectUris: [], certificates: [], federatedCredentials: [] },
    ...{ allowPublicClient: true, secretExpired: false },
  };
  grantDefaults(app);
  return app;
}

/** Restores the registration and the permissions of the start. */
export function grantDefaults(app: AppRegistration): void {
  const { asksFor, granted } = app;
  Object.assign(app, { allowPublicClient: true, secretExpired: false });
  app.redirectUris.splice(0, app.redirectUris.length, ...REDIRECT_URIS);
  app.publicRedirectUris.splice(0, app.publicRedirectUris.length, ...PUBLIC_REDIRECT_URIS);
  app.certificates.length = 0;
  app.federatedCredentials.length = 0;
  for (const kind of ["delegated", "application"] as const) {
    granted[kind].clear();
    for (const permission of asksFor[kind]) granted[kind].add(permission);
  }
}
