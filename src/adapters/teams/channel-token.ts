import { createHash } from "node:crypto";
import { createRemoteJWKSet, customFetch, errors, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { GetWithRetry } from "./get-with-retry.ts";

export interface ChannelTokenOptions {
  readonly botIssuer: string;
  readonly channelMetadataUrl: string;
  readonly appId: string;
  readonly get: GetWithRetry;
}

export type ChannelTokenAnswer = "valid" | "invalid" | "keys-unavailable";

/** Checks whether an Authorization header has a token with which Teams may call this bot. */
export type CheckChannelToken = (authorization: string | undefined) => Promise<ChannelTokenAnswer>;

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) });
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string(), endorsements: z.array(z.string()).default([]) })) });

/** Five minutes of clock skew and keys that are kept a day, as in botbuilder; an unknown key is searched once in ten minutes. */
const verification = { clockTolerance: 300, algorithms: ["RS256", "RS384", "RS512"] };
const keyCaching = { cacheMaxAge: 24 * 3_600_000, cooldownDuration: 600_000 };

/** A token comes with many activities until it expires. This many valid tokens are remembered and not verified again. */
const mostTokens = 1_000;

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/**
 * Verifies the Bot Framework's channel token before botbuilder sees the request. botbuilder verifies it again, but it prints every token
 * that it refuses, answers 500 to a bad signature, and accepts other issuers' tokens, too (botframework-connector 4.23).
 */
export function createChannelTokenCheck({ botIssuer, channelMetadataUrl, appId, get }: ChannelTokenOptions): CheckChannelToken {
  let keySet: Promise<KeySet> | undefined;
  /** Expiry of valid tokens by their hashes, in seconds since 1970. */
  const validUntil = new LRUCache<string, number>({ max: mostTokens });

  async function findKeys(): Promise<KeySet> {
    const { jwks_uri: url } = metadataSchema.parse(await (await get(channelMetadataUrl)).json());
    return createRemoteJWKSet(new URL(url), { ...keyCaching, [customFetch]: async (keysUrl) => get(keysUrl) });
  }

  async function keys(): Promise<KeySet> {
    keySet ??= findKeys();
    return keySet.catch((error: unknown) => {
      keySet = undefined;
      throw error;
    });
  }

  return async (authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1];
    if (token === undefined) return "invalid";
    const hash = createHash("sha256").update(token).digest("base64url");
    if ((validUntil.get(hash) ?? 0) * 1_000 > Date.now()) return "valid";
    try {
      const set = await keys();
      const { payload, protectedHeader } = await jwtVerify(token, set, { ...verification, issuer: botIssuer, audience: appId });
      if (!endorsesTeams(set, protectedHeader.kid)) return "invalid";
      validUntil.set(hash, payload.exp ?? 0);
      return "valid";
    } catch (error) {
      return isTokensFault(error) ? "invalid" : "keys-unavailable";
    }
  };
}

/** A key is valid only for the channels in its endorsements. */
function endorsesTeams(set: KeySet, kid: string | undefined): boolean {
  const { keys } = keySetSchema.parse(set.jwks());
  return keys.some((key) => key.kid === kid && key.endorsements.includes("msteams"));
}

/** jose's own errors are about the token, except for a time-out and an unreadable answer of the key server. */
function isTokensFault(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    error.code !== "ERR_JOSE_GENERIC"
  );
}
