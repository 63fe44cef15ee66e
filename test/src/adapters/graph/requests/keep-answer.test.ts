import assert from "node:assert/strict";
import { keepAnswer } from "../../../../../src/adapters/graph/requests/keep-answer.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

const keepMs = { answer: 300, failure: 60 };

describe("keepAnswer", () => {
  let loads = 0;
  let fails = false;
  const load = async (): Promise<number> => {
    loads += 1;
    if (fails) throw new Error("no");
    return loads;
  };

  beforeEach(() => {
    loads = 0;
    fails = false;
  });

  it("shares one call among all that ask in the meantime", async () => {
    const ask = keepAnswer({ clock: new FakeClock(), load, keepMs });
    assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [1, 1, 1]);
  });

  it("keeps an answer for its time, and not longer", async () => {
    const clock = new FakeClock();
    const ask = keepAnswer({ clock, load, keepMs });
    await ask();
    await clock.advance(299);
    assert.equal(await ask(), 1);
    await clock.advance(1);
    assert.equal(await ask(), 2);
  });

  it("keeps a failure for its own time", async () => {
    const clock = new FakeClock();
    const ask = keepAnswer({ clock, load, keepMs });
    fails = true;
    await assert.rejects(ask(), { message: "no" });
    fails = false;
    await clock.advance(59);
    await assert.rejects(ask(), { message: "no" });
    await clock.advance(1);
    assert.equal(await ask(), 2);
  });

  it("asks again at once after a failure that isn't to be kept", async () => {
    const ask = keepAnswer({ clock: new FakeClock(), load, keepMs: { answer: 300, failure: 0 } });
    fails = true;
    await assert.rejects(ask());
    fails = false;
    assert.equal(await ask(), 2);
  });
});
