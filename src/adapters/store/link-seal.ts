import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { encryptionKeys } from "../encryption-keys.ts";

/**
 * Anybody who has a redeem link can use it, so the store keeps links encrypted; also forms that wait for a sign-in. `owner` is what the
 * text belongs to: for a link, the invitation's id.
 */
export interface LinkSeal {
  seal(owner: string, text: string): string;
  /** Undefined when it can't be decrypted: another key, another owner, or damaged. */
  open(owner: string, sealed: string): string | undefined;
}

const ALGORITHM = "aes-256-gcm";
/** 96 bits, as NIST SP 800-38D §8.2 recommends for random nonces. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of every encrypted text: names its format. Which key it needs is found by trying. */
const VERSION = 1;

/** The owner is authenticated, too: a link that was moved to another row can't be decrypted. */
function associatedData(owner: string): Buffer {
  return Buffer.concat([Buffer.of(VERSION), Buffer.from(owner, "utf8")]);
}

/** Undefined when the tag doesn't fit; the reason makes no difference. */
function decrypt(key: Buffer, owner: string, bytes: Buffer): string | undefined {
  try {
    return decryptWith(key, owner, bytes);
  } catch {
    return undefined;
  }
}

function decryptWith(key: Buffer, owner: string, bytes: Buffer): string {
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(owner));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
}

/**
 * AES-256-GCM; the encrypted text is base64 of version byte, nonce, ciphertext and tag.
 * @param encryptionKey 32 bytes as base64; several, separated by commas: the first encrypts, all decrypt
 * @throws GuestlistError `config-invalid` for a key of another length
 */
export function linkSeal(encryptionKey: string): LinkSeal {
  const keys = encryptionKeys(encryptionKey);
  return {
    seal(owner, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, keys[0], nonce, { authTagLength: TAG_BYTES }).setAAD(associatedData(owner));
      const sealed = [Buffer.of(VERSION), nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString("base64");
    },
    open(owner, sealed) {
      const bytes = Buffer.from(sealed, "base64");
      if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) return undefined;
      for (const key of keys) {
        const text = decrypt(key, owner, bytes);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}
