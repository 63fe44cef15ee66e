import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { whenStorable } from "../../../../src/flows/steps/when-storable.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const locked = new GuestlistError("store-unavailable", "locked");

describe("whenStorable", () => {
  let clock: FakeClock;
  let tries: number;
  beforeEach(() => {
    clock = new FakeClock();
    tries = 0;
  });

  function store(failures: number, failure: Error): Promise<string> {
    return whenStorable(clock, async () => {
      tries += 1;
      if (tries <= failures) throw failure;
      return "stored";
    });
  }
  async function pass(pauses: number): Promise<void> {
    for (let pause = 0; pause < pauses; pause += 1) await clock.advance(5_000);
  }

  it("stores at once, or as soon as it can within twenty seconds", async () => {
    assert.deepEqual([await store(0, locked), tries], ["stored", 1]);
    tries = 0;
    const stored = store(4, locked);
    await pass(4);
    assert.deepEqual([await stored, tries], ["stored", 5]);
  });

  it("gives up after five tries, and at once for another reason", async () => {
    await assert.rejects(store(1, new Error("broken")), /broken/);
    tries = 0;
    const given = assert.rejects(store(9, locked), { code: "store-unavailable" });
    await pass(4);
    await given;
    assert.equal(tries, 5);
  });
});
