import { createRemoteJWKSet, customFetch, errors, jwksCache, jwtVerify } from "jose";
import type { JWKSCacheInput } from "jose";
import { z } from "zod";
import type { GetWithRetry } from "./get-with-retry.ts";
import { KeptByToken } from "./kept-by-token.ts";

export interface ChannelTokenOptions {
  readonly botIssuer: string;
  readonly channelMetadataUrl: string;
  readonly appId: string;
  readonly get: GetWithRetry;
  /** Called when the keys have been read again: the key of a token that was valid may be gone. */
  onKeysRead?(): void;
}

export type ChannelTokenAnswer = "valid" | "invalid" | "keys-unavailable";

/** Checks whether an Authorization header has a token with which Teams may call this bot. */
export type CheckChannelToken = (authorization: string | undefined) => Promise<ChannelTokenAnswer>;

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) });
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string(), endorsements: z.array(z.string()).default([]) })) });

/** Five minutes of clock skew and keys that are kept a day, as in botbuilder; an unknown key is searched once in ten minutes. */
const verification = { clockTolerance: 300, algorithms: ["RS256", "RS384", "RS512"] };
const keyCaching = { cacheMaxAge: 24 * 3_600_000, cooldownDuration: 600_000 };

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/**
 * Verifies the Bot Framework's channel token before botbuilder sees the request. botbuilder verifies it again, but it prints every token
 * that it refuses, answers 500 to a bad signature, and accepts other issuers' tokens, too (botframework-connector 4.23).
 */
export function createChannelTokenCheck({ botIssuer, channelMetadataUrl, appId, get, onKeysRead }: ChannelTokenOptions): CheckChannelToken {
  let keySet: Promise<KeySet> | undefined;
  const valid = new KeptByToken<"valid">();
  /** jose puts every key set that it reads in here. */
  const read: JWKSCacheInput = {};
  let seen: unknown;

  function forgetAfterNewKeys(): void {
    if (read["jwks"] === seen) return;
    seen = read["jwks"];
    valid.forget();
    onKeysRead?.();
  }

  async function findKeys(): Promise<KeySet> {
    const { jwks_uri: url } = metadataSchema.parse(await (await get(channelMetadataUrl)).json());
    return createRemoteJWKSet(new URL(url), { ...keyCaching, [customFetch]: async (keysUrl) => get(keysUrl), [jwksCache]: read });
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
    try {
      const set = await keys();
      forgetAfterNewKeys();
      if (set.fresh && valid.find(token)) return "valid";
      const { payload, protectedHeader } = await jwtVerify(token, set, { ...verification, issuer: botIssuer, audience: appId });
      if (!endorsesTeams(set, protectedHeader.kid)) return "invalid";
      forgetAfterNewKeys();
      valid.keep(token, "valid", payload.exp ?? 0);
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
