import assert from "node:assert/strict";
import { createSingleFlight } from "../../../../src/adapters/entra/single-flight.ts";

describe("createSingleFlight", () => {
  it("shares the work of a key, and keeps keys apart", async () => {
    const once = createSingleFlight<number>();
    let begun = 0;
    const work = async (): Promise<number> => ++begun;
    assert.deepEqual(await Promise.all([once("a", work), once("a", work), once("b", work)]), [1, 1, 2]);
  });

  it("works again afterwards", async () => {
    const once = createSingleFlight<number>();
    let begun = 0;
    const work = async (): Promise<number> => ++begun;
    assert.deepEqual([await once("a", work), await once("a", work)], [1, 2]);
  });

  it("shares a failure, and forgets it", async () => {
    const once = createSingleFlight<string>();
    const failing = async (): Promise<string> => Promise.reject(new Error("no"));
    const both = await Promise.allSettled([once("a", failing), once("a", async () => "never asked")]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    assert.equal(await once("a", async () => "yes"), "yes");
  });
});
