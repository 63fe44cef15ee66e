import type { Addresses } from "./listening/addresses.ts";
import type { Tenant } from "./tenant/tenant.ts";

/** The settings with which a bot belongs to the tenant and trusts its certificate. */
export function botEnvironment({ app, id }: Tenant, addresses: Addresses, certificateFile: string): Record<string, string> {
  return {
    ...placeOf(addresses),
    MICROSOFT_APP_ID: app.appId,
    MICROSOFT_APP_PASSWORD: app.secret,
    MICROSOFT_APP_TENANT_ID: id,
    OAUTH_CONNECTION_NAME: app.oauthConnection,
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
}

/** With the proxy the bot uses Microsoft's public cloud; without it, a cloud of its own. */
function placeOf({ api, proxy }: Addresses): Record<string, string> {
  return proxy === undefined ? { CLOUD: "sandbox", SANDBOX_URL: api } : { CLOUD: "public", HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: "1" };
}
