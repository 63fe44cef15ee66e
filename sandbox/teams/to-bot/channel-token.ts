import type { SigningKeys } from "../../entra/keys.ts";

/** Issuer of the tokens with which Teams calls a bot (Microsoft: Bot Connector authentication). */
export const CHANNEL_ISSUER = "https://api.botframework.com";

const LIFETIME_SECONDS = 3600;

/**
 * A token for one bot, bound to the `serviceUrl` of the activity that it is sent with (Microsoft: Bot Connector authentication). The keys
 * are the channel's, not Entra's.
 */
export function issueChannelToken(keys: SigningKeys, appId: string, serviceUrl: string): Promise<string> {
  return keys.sign({ iss: CHANNEL_ISSUER, aud: appId, serviceurl: serviceUrl }, { expiresIn: LIFETIME_SECONDS });
}
