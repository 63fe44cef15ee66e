import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type JWK,
  type JWTPayload,
  type JWTVerifyOptions,
} from "jose";

/** An RSA key pair that signs tokens as Entra or the Bot Framework channel does. */
export interface SigningKeys {
  readonly keyId: string;
  /**
   * RS256; `iat` and `nbf` are now, `exp` is `expiresIn` seconds later (negative for a token that has expired already). Real time, never
   * directory time.
   */
  sign(claims: JWTPayload, options: { readonly expiresIn: number }): Promise<string>;
  /** The public half, as a JWKS document serves it; `extra` goes into the key (the Bot Framework channel adds `endorsements`). */
  jwks(extra?: Readonly<Record<string, unknown>>): { readonly keys: readonly JWK[] };
  /** The claims of a token that these keys signed. @throws jose's errors (JWTExpired, JWSSignatureVerificationFailed, …). */
  verify(token: string, options?: JWTVerifyOptions): Promise<JWTPayload>;
}

/** Makes a new 2048-bit pair, which lives as long as the process. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { modulusLength: 2048 });
  const publicJwk = await exportJWK(publicKey);
  const keyId = await calculateJwkThumbprint(publicJwk);
  return {
    keyId,
    jwks: (extra = {}) => ({ keys: [{ ...publicJwk, kid: keyId, use: "sig", alg: "RS256", ...extra }] }),
    sign: (claims, { expiresIn }) => {
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now, nbf: now, exp: now + expiresIn };
      return new SignJWT({ ...claims, ...times }).setProtectedHeader({ alg: "RS256", typ: "JWT", kid: keyId }).sign(privateKey);
    },
    verify: async (token, options) => (await jwtVerify(token, publicKey, options)).payload,
  };
}
