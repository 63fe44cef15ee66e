import type { EntraApp } from "./entra-settings.ts";

/**
 * Without an address to come back to, uses the older consent page, which needs none (Microsoft: Grant tenant-wide admin consent to an
 * application).
 */
export function adminConsentUrl(
  { cloud, tenantId, appId }: Pick<EntraApp, "cloud" | "tenantId" | "appId">,
  publicUrl: string | undefined,
): string {
  const client = { client_id: appId };
  if (publicUrl === undefined) return `${cloud.authorityHost}/${tenantId}/adminconsent?${new URLSearchParams(client).toString()}`;
  const back = { ...client, scope: cloud.graphScope, redirect_uri: `${publicUrl}/sign-in/consented` };
  return `${cloud.authorityHost}/${tenantId}/v2.0/adminconsent?${new URLSearchParams(back).toString()}`;
}
