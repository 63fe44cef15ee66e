import { Hono } from "hono";
import type { SigningKeys } from "../../entra/keys.ts";
import { CHANNEL_ISSUER } from "./channel-token.ts";

/**
 * T5: The documents with which a bot checks the channel's tokens: the OpenID metadata of the Bot Framework, and its keys
 * (Microsoft: Bot Connector authentication).
 */
export function createChannelMetadata(keys: SigningKeys, apiUrl: () => string): Hono {
  const metadata = new Hono();
  metadata.get("/v1/.well-known/openidconfiguration", (context) =>
    context.json({
      issuer: CHANNEL_ISSUER,
      authorization_endpoint: "https://invalid.botframework.com",
      jwks_uri: `${apiUrl()}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["private_key_jwt"],
    }),
  );
  metadata.get("/v1/.well-known/keys", (context) => context.json(keys.jwks({ endorsements: ["msteams"] })));
  return metadata;
}
