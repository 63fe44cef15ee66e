import { errors } from "jose";

/** jose's codes for a bad token; any other failure means that the keys couldn't be read. */
const codes = /^ERR_JW[ST]_|^ERR_JOSE_(?:ALG_NOT_ALLOWED|NOT_SUPPORTED)$|^ERR_JWKS_(?:NO|MULTIPLE)_MATCHING_KEYS?$/;

/** Whether the token is to blame for jose's failure. */
export function isBadToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && codes.test(error.code);
}
