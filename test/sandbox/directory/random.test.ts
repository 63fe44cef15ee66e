import assert from "node:assert/strict";
import { createRandom } from "../../../sandbox/directory/random.ts";

const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("createRandom", () => {
  const draw = (seed?: number) => {
    const random = createRandom(seed);
    return [random.uuid(), random.uuid(), random.bytes(8).toString("hex")];
  };

  it("gives the same values with the same seed, and others with another", () => {
    assert.deepEqual(draw(1), draw(1));
    assert.notDeepEqual(draw(1), draw(2));
  });

  it("gives other values each time without a seed", () => assert.notDeepEqual(draw(), draw()));

  it("makes different, well-formed ids", () => {
    const random = createRandom(3);
    const ids = Array.from({ length: 2_000 }, () => random.uuid());
    assert.equal(new Set(ids).size, 2_000);
    for (const id of ids) assert.match(id, UUID_4);
  });
});
