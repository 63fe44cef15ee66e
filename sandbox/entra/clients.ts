import { AZURE_CLI_ID } from "../directory/well-known.ts";
import type { Authority } from "./authority.ts";
import { unknownApp } from "./refusals.ts";

/** A program that can ask the tenant's Entra for tokens of people. */
export interface Client {
  readonly appId: string;
  readonly displayName: string;
  /** Addresses of the platform "Web": codes for them are redeemed with a proof of the app. */
  readonly redirectUris: readonly string[];
  /** Addresses of the platform "Mobile and desktop applications": codes for them are redeemed without any. */
  readonly publicRedirectUris: readonly string[];
  /** Whether the program is a public client where no redirect address tells it: with device codes. */
  readonly allowPublicClient: boolean;
  readonly granted: { readonly delegated: ReadonlySet<string> };
}

/** E119: Microsoft's own program, which has fixed permissions in every tenant; nobody can consent to more (Azure/azure-cli #22775). */
const AZURE_CLI: Client = {
  ...{ appId: AZURE_CLI_ID, displayName: "Microsoft Azure CLI", redirectUris: [], publicRedirectUris: ["http://localhost"] },
  allowPublicClient: true,
  granted: {
    delegated: new Set([
      ...["Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", "AuditLog.Read.All", "DelegatedPermissionGrant.ReadWrite.All"],
      ...["Directory.AccessAsUser.All", "Group.ReadWrite.All", "User.Read.All", "User.ReadWrite.All"],
    ]),
  },
};

/** @throws EntraRefusal AADSTS700016 */
export function clientOf(authority: Authority, id: string): Client {
  const found = [authority.tenant.app, AZURE_CLI].find(({ appId }) => appId === id.toLowerCase());
  if (!found) throw unknownApp(authority, id);
  return found;
}

/** Whether an admin of the tenant decides what the program may do. */
export function needsConsentHere({ tenant }: Pick<Authority, "tenant">, { appId }: Client): boolean {
  return appId === tenant.app.appId;
}

/** E118: The platform of its redirect address decides whether the program is a public client. */
export function isPublicAddress({ publicRedirectUris }: Client, redirectUri: string): boolean {
  return publicRedirectUris.some((registered) => isSameAddress(registered, redirectUri));
}

export function isRegistered(client: Client, redirectUri: string): boolean {
  return isPublicAddress(client, redirectUri) || client.redirectUris.some((registered) => isSameAddress(registered, redirectUri));
}

/**
 * Addresses are compared as they are written. In an address of the local machine the port doesn't count
 * (Microsoft: Redirect URI restrictions).
 */
function isSameAddress(registered: string, asked: string): boolean {
  return withoutPort(registered) === withoutPort(asked);
}

// E112
function withoutPort(uri: string): string {
  const url = URL.parse(uri);
  if (url?.protocol !== "http:" || !["localhost", "127.0.0.1"].includes(url.hostname)) return uri;
  url.port = "";
  return url.href;
}
