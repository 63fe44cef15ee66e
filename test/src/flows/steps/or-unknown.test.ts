import assert from "node:assert/strict";
import { orUnknown } from "../../../../src/flows/steps/or-unknown.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("orUnknown", () => {
  it("gives the answer, also none", async () => {
    const { ports, log } = fakeOutside();
    assert.deepEqual([await orUnknown(ports, async () => "yes"), await orUnknown(ports, async () => undefined)], ["yes", undefined]);
    assert.deepEqual(log.codes, []);
  });

  it("waits a second and a half, and says in the log that nobody answered", async () => {
    const { ports, clock, log } = fakeOutside();
    const asked = orUnknown(ports, async () => Promise.withResolvers<never>().promise);
    await clock.advance(1_499);
    assert.deepEqual([clock.waiting, log.codes], [1, []]);
    await clock.advance(1);
    assert.deepEqual([await asked, log.codes], ["unknown", ["team-not-described-in-time"]]);
  });

  it("keeps a failure in the log", async () => {
    const { ports, log } = fakeOutside();
    assert.equal(await orUnknown(ports, async () => Promise.reject(new Error("500"))), "unknown");
    assert.deepEqual(log.codes, ["team-not-described"]);
  });
});
