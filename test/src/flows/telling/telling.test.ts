import assert from "node:assert/strict";
import { tellingOf } from "../../../../src/flows/telling/telling.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("tellingOf", () => {
  it("knows the earlier tries of a job, and stores its marks", async () => {
    const { ports, clock } = fakeOutside();
    const claim = async () => (await ports.jobs.claim(clock.now(), clock.now(), 1))[0] ?? assert.fail();
    await ports.jobs.enqueue({ task: { kind: "send-notice", invitation: id("invitation"), notice: "accepted" }, due: clock.now() });
    const first = tellingOf(ports, await claim());
    const { note, ...rest } = first;
    assert.deepEqual(rest, { attempt: 1, times: 0, since: undefined, about: { job: "send-notice", invitation: "invitation" } });
    assert.equal(await note(1), true);
    const { attempt, times, since } = tellingOf(ports, await claim());
    assert.deepEqual([attempt, times, since, await note(2)], [2, 1, at("10:00"), false]);
  });

  it("has no invitation to name for a job without one", async () => {
    const { ports } = fakeOutside();
    const job = {
      id: 1,
      task: { kind: "announce", conversation: id("here") },
      key: undefined,
      attempt: 1,
      tellings: 0,
      lease: "l",
    } as const;
    assert.deepEqual(tellingOf(ports, job).about, { job: "announce" });
  });
});
