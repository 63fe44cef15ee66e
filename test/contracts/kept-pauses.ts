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
