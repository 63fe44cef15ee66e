import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { InvitationId } from "../domain/ids.ts";
import type { WelcomePage } from "../ports/directory.ts";
import { encryptionKeys } from "./encryption-keys.ts";

interface Options {
  /** Where browsers reach the bot, without a slash at the end; undefined: no address is made, and those made before go on working. */
  readonly origin: string | undefined;
  /** Base64 of 32 bytes, or several, the newest first. */
  readonly encryptionKey: string;
}

const algorithm = "aes-256-gcm";
/** 96 bits, as NIST SP 800-38D §8.2 recommends for random nonces. */
const nonceBytes = 12;
const tagBytes = 16;
/** Far more than an id needs. */
const longest = 200;
/** A key of its own: what is sealed for another purpose isn't opened here, nor the reverse. */
const purpose = "guestlist welcome page";

/**
 * The addresses below `/welcome/`: the invitation's id, encrypted, so that it tells nothing and nobody can make one. There is no end to it,
 * because the mail's link leads to it for years.
 */
export function createWelcomePage({ origin, encryptionKey }: Options): WelcomePage {
  const keys = encryptionKeys(encryptionKey).map((key) => Buffer.from(hkdfSync("sha256", key, "", purpose, 32)));
  const [newest = Buffer.of()] = keys;
  return {
    origin,
    addressFor: (invitation) => (origin === undefined ? undefined : `${origin}/welcome/${seal(newest, invitation)}`),
    invitationIn(segment) {
      if (segment.length > longest || !/^[\w-]+$/.test(segment)) return undefined;
      const bytes = Buffer.from(segment, "base64url");
      if (bytes.length <= nonceBytes + tagBytes) return undefined;
      const id = keys.map((key) => open(key, bytes)).find((opened) => opened !== undefined);
      return id as InvitationId | undefined;
    },
  };
}

function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

/** Undefined when the tag doesn't fit; the reason makes no difference. */
function open(key: Buffer, bytes: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
