import type { EntraApp } from "./entra-settings.ts";

type Ours = Pick<EntraApp, "cloud" | "tenantId">;

/** Whether tokens of people of our tenant have this issuer. */
export function isOurIssuer({ cloud, tenantId }: Ours, issuer: string): boolean {
  return cloud.userTokenIssuers.some((each) => isSameId(each.replace("{tenantId}", tenantId), issuer));
}

/** `acct` (0 member, 1 guest) is there only if the app registration asks for it. Without it, a foreign identity provider means a guest. */
export function isOfGuest(app: Ours, { acct, idp }: { readonly acct?: number | undefined; readonly idp?: string | undefined }): boolean {
  if (acct !== undefined) return acct !== 0;
  return idp !== undefined && !isOurIssuer(app, idp);
}

/** Ids are GUIDs; Microsoft writes them in upper or lower case. */
export function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
