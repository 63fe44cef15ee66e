import { hkdfSync } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import { encryptionKeys } from "../encryption-keys.ts";

/** A text that goes through a browser and comes back. Nobody else can read or make it, and it expires after ten minutes. */
export interface Sealed<S extends z.ZodType> {
  seal(content: z.input<S>): Promise<string>;
  /** Undefined when it has expired, was made for another purpose, or isn't ours. */
  open(text: string): Promise<z.output<S> | undefined>;
}

interface Options<S extends z.ZodType> {
  /** Base64 of 32 bytes, or several, the newest first; each purpose gets keys of its own that are derived from them. */
  readonly encryptionKey: string;
  readonly purpose: string;
  readonly schema: S;
  readonly clock: Pick<Clock, "now">;
}

const minutes = 10;
const longest = 8_000;

export function createSealed<S extends z.ZodType>({ encryptionKey, purpose, schema, clock }: Options<S>): Sealed<S> {
  const keys = encryptionKeys(encryptionKey).map((key) => new Uint8Array(hkdfSync("sha256", key, "", `guestlist ${purpose}`, 32)));
  const [newest = new Uint8Array()] = keys;
  const seconds = (): number => Math.floor(Date.parse(clock.now()) / 1_000);
  return {
    seal: async (content) =>
      new EncryptJWT({ content })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setExpirationTime(seconds() + minutes * 60)
        .encrypt(newest),
    async open(text) {
      if (text.length > longest) return undefined;
      const options = { currentDate: new Date(clock.now()), keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] };
      const tried = await Promise.allSettled(keys.map(async (key) => jwtDecrypt(text, key, options)));
      const opened = tried.find((one) => one.status === "fulfilled");
      return opened && schema.safeParse(opened.value.payload["content"]).data;
    },
  };
}
