import assert from "node:assert/strict";
import type { Instances } from "../../src/ports/jobs.ts";
import { at } from "../build/ids.ts";

const started = at("10:00");
const first = { version: "1.0.0", started, seenAt: started };

/** What every {@link Instances} must do. */
export function instancesContract(subject: () => { readonly instances: Instances }): void {
  it("shows a bot from its first heartbeat on, and when it was last seen", async () => {
    const { instances } = subject();
    assert.deepEqual(await instances.list(), []);
    await instances.beat(first, at("09:50"));
    await instances.beat({ ...first, seenAt: at("10:00:05") }, at("09:50:05"));
    assert.deepEqual(await instances.list(), [{ id: instances.id, version: "1.0.0", started, seenAt: at("10:00:05"), isNewer: false }]);
  });

  it("doesn't show it any more once it has left, and shows it again after that", async () => {
    const { instances } = subject();
    await instances.beat(first, at("09:50"));
    await instances.leave();
    assert.deepEqual(await instances.list(), []);
    await instances.leave();
    await instances.beat(first, at("09:50"));
    assert.equal((await instances.list()).length, 1);
  });

  it("forgets what wasn't seen for long", async () => {
    const { instances } = subject();
    await instances.beat(first, at("10:00"));
    assert.equal((await instances.list()).length, 1);
    await instances.beat(first, at("10:00:00.001"));
    assert.deepEqual(await instances.list(), []);
  });

  it("says by how much this process's clock is ahead", async () => {
    assert.ok(Number.isInteger(await subject().instances.clockAhead()));
  });
}
