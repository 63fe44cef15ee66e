import assert from "node:assert/strict";
import type { KeptPause, KeptPauses } from "../../src/ports/limits.ts";
import { at } from "../build/ids.ts";

const whole: KeptPause = { to: "graph", begunAt: at("10:00"), endsAt: at("10:01"), endsWithProbe: false };
const adele: KeptPause = { ...whole, by: "adele", endsAt: at("10:15"), endsWithProbe: true };

/** What every {@link KeptPauses} must do. */
export function keptPausesContract(subject: () => { readonly pauses: KeptPauses }): void {
  const sorted = (kept: readonly KeptPause[]) => kept.toSorted((a, b) => (`${a.to} ${a.by}` < `${b.to} ${b.by}` ? -1 : 1));
  const all = async () => sorted(await subject().pauses.list(at("00:00")));

  it("keeps the newest pause of each remote and identity", async () => {
    const { pauses } = subject();
    assert.deepEqual(await all(), []);
    await pauses.keep([whole, adele, { ...adele, to: "teams" }]);
    const longer = { ...whole, begunAt: at("10:02"), endsAt: at("10:05") };
    await pauses.keep([longer]);
    await pauses.keep([]);
    assert.deepEqual(await all(), sorted([longer, adele, { ...adele, to: "teams" }]));
  });

  it("keeps the one that ends last, in whatever order they are stored: a short pause doesn't end another instance's long one", async () => {
    const { pauses } = subject();
    const [long, short] = [adele, { ...adele, begunAt: at("10:00:01"), endsAt: at("10:00:06"), endsWithProbe: false }];
    await pauses.keep([long]);
    await pauses.keep([short, { ...short, to: "teams" }]);
    assert.deepEqual(await all(), sorted([long, { ...short, to: "teams" }]));
    await pauses.keep([{ ...long, to: "teams" }]);
    assert.deepEqual(await all(), sorted([long, { ...long, to: "teams" }]));
  });

  it("ends the one whose single call was served, and none that began since", async () => {
    const { pauses } = subject();
    const [probed, served] = [
      { ...adele, endsAt: at("10:15:35") },
      { ...adele, endsAt: at("10:15:02"), endsWithProbe: false },
    ];
    await pauses.keep([adele]);
    await pauses.keep([probed]);
    await pauses.keep([served]);
    assert.deepEqual(await all(), [served]);
    const refusedAgain = { ...adele, begunAt: at("10:15:03"), endsAt: at("10:30") };
    await pauses.keep([refusedAgain]);
    await pauses.keep([served]);
    assert.deepEqual(await all(), [refusedAgain]);
  });

  it("lists those that end at a moment or later", async () => {
    const { pauses } = subject();
    await pauses.keep([whole, adele]);
    assert.deepEqual(await pauses.list(at("10:01:00.001")), [adele]);
    assert.equal((await pauses.list(at("10:01"))).length, 2);
  });

  it("forgets those that ended before a moment, and says how many", async () => {
    const { pauses } = subject();
    await pauses.keep([whole, adele]);
    assert.deepEqual([await pauses.purge(at("10:01")), await pauses.purge(at("10:02")), await all()], [0, 1, [adele]]);
  });
}
