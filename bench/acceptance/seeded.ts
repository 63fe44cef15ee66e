import { createRandom } from "../../sandbox/directory/random.ts";

/** Numbers from 0 to 1, the same ones in each run. */
export function seeded(seed: number): () => number {
  const random = createRandom(seed);
  return () => random.bytes(4).readUInt32BE() / 2 ** 32;
}
