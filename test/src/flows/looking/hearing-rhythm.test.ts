import assert from "node:assert/strict";
import { hearingRhythm } from "../../../../src/flows/looking/hearing-rhythm.ts";
import { invited } from "../../../build/in-state.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

describe("hearingRhythm", () => {
  it("follows from how many guests of each age there are now", async () => {
    const outside = fakeOutside();
    assert.deepEqual(await hearingRhythm(outside.ports), { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 });
    await keep(outside, ...Array.from({ length: 40 }, (_, index) => invited({ id: id(`i-${index}`) }, `g-${index}`)));
    assert.equal((await hearingRhythm(outside.ports)).hour, 10_000);
    await outside.clock.advance(2 * 3_600_000);
    assert.deepEqual(await hearingRhythm(outside.ports), { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 });
  });
});
