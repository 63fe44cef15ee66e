import { z } from "zod";
import { packToken, unpackToken } from "../lists/page-token.ts";

/** Directory objects: 7 days (Microsoft: Delta query overview). */
const TOKEN_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

const schema = z.object({
  /** The epoch of the directory. A reset ends all tokens. */
  epoch: z.number(),
  /** Directory time of issue, milliseconds. */
  issuedAt: z.number(),
  /** The query options of the first call. The link keeps them for its whole life. */
  select: z.array(z.string()).optional(),
  ids: z.array(z.string()).optional(),
  /** The client has seen the changes up to this one. */
  sequence: z.number(),
  /** A full sweep continues after this ordinal; without it the token is about changes only. */
  sweptTo: z.number().optional(),
});

export type DeltaToken = z.infer<typeof schema>;

export const packDeltaToken = (token: DeltaToken): string => packToken(token);

export const unpackDeltaToken = (text: string): DeltaToken | undefined => unpackToken(text, schema);

export function isOutdated(token: DeltaToken, epoch: number, now: number): boolean {
  return token.epoch !== epoch || token.issuedAt + TOKEN_LIFE_MS < now;
}
