import { hkdfSync } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { z } from "zod";
import type { Clock } from "../../ports/clock.ts";

/** A text that goes through a browser and comes back. Nobody else can read or make it, and it expires after ten minutes. */
export interface Sealed<S extends z.ZodType> {
  seal(content: z.input<S>): Promise<string>;
  /** Undefined when it has expired, was made for another purpose, or isn't ours. */
  open(text: string): Promise<z.output<S> | undefined>;
}

interface Options<S extends z.ZodType> {
  /** Base64 of 32 bytes; each purpose gets a key of its own that is derived from it. */
  readonly encryptionKey: string;
  readonly purpose: string;
  readonly schema: S;
  readonly clock: Pick<Clock, "now">;
}

const minutes = 10;
const longest = 8_000;

export function createSealed<S extends z.ZodType>({ encryptionKey, purpose, schema, clock }: Options<S>): Sealed<S> {
  const key = new Uint8Array(hkdfSync("sha256", Buffer.from(encryptionKey, "base64"), "", `guestlist ${purpose}`, 32));
  const seconds = (): number => Math.floor(Date.parse(clock.now()) / 1_000);
  return {
    seal: async (content) =>
      new EncryptJWT({ content })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setExpirationTime(seconds() + minutes * 60)
        .encrypt(key),
    async open(text) {
      if (text.length > longest) return undefined;
      const [opened] = await Promise.allSettled([
        jwtDecrypt(text, key, {
          currentDate: new Date(clock.now()),
          keyManagementAlgorithms: ["dir"],
          contentEncryptionAlgorithms: ["A256GCM"],
        }),
      ]);
      return opened.status === "fulfilled" ? schema.safeParse(opened.value.payload["content"]).data : undefined;
    },
  };
}
