import assert from "node:assert/strict";
import { lapseRequest } from "../../../../src/flows/deciding/lapse-request.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

describe("lapseRequest", () => {
  it("ends a request, updates both cards and notifies the requester", async () => {
    const outside = fakeOutside();
    const request = awaiting();
    await keep(outside, request);
    const lapsed = { ...request, version: 2, state: { kind: "lapsed", since: at("10:00") } };
    assert.deepEqual(await lapseRequest(outside.ports, request.id), { kind: "advanced", invitation: lapsed });
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: request.id, what: "lapsed" }]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: request.id, due: at("10:00") },
      { kind: "send-notice", invitation: request.id, notice: "lapsed", due: at("10:00") },
    ]);
  });

  it("leaves a request that was decided, and one that isn't there", async () => {
    const outside = fakeOutside();
    const rejected = awaiting({ state: { kind: "rejected", since: at("10:00") } });
    await keep(outside, rejected);
    assert.deepEqual(await lapseRequest(outside.ports, rejected.id), { kind: "refused", invitation: rejected });
    assert.equal(await lapseRequest(outside.ports, id("unknown")), undefined);
    assert.deepEqual([outside.store.events(), jobsIn(outside)], [[], []]);
  });
});
