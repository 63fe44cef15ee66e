import { randomBytes } from "node:crypto";

/** The source of a tenant's ids and tickets. */
export interface Random {
  bytes(count: number): Buffer;
  uuid(): string;
}

/** With a seed the same ids come in the same order in every run; without one they are random. */
export function createRandom(seed?: number): Random {
  const bytes = seed === undefined ? randomBytes : seededBytes(seed);
  return { bytes, uuid: () => toUuid(bytes(16)) };
}

/** mulberry32: small, and random enough for ids that nobody has to guess. */
function seededBytes(seed: number): (count: number) => Buffer {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return (count) => Buffer.from(Array.from({ length: count }, next));
}

/** RFC 9562, version 4. */
function toUuid(bytes: Buffer): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
