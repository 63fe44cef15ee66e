import assert from "node:assert/strict";
import type { NumberedHearing } from "../../../src/ports/invitation-lists.ts";
import { heardSince } from "../../../src/metrics/heard-since.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { keep } from "../../fakes/kept-in.ts";

function accepted(own: string, heardAt: string) {
  const state = { kind: "accepted", since: at("08:00"), heardAt: at(heardAt), guestId: id(`guest-${own}`), path: "delta" } as const;
  return anInvitation({ id: id(own), state });
}

const idsOf = (heard: readonly NumberedHearing[]) => heard.map((one) => String(one.id));

describe("heardSince", () => {
  it("gives what was heard of since the start, each once", async () => {
    const outside = fakeOutside();
    await keep(outside, accepted("before", "09:00"), accepted("first", "10:00:01"));
    const heard = heardSince(outside.ports.guests, at("10:00"));
    assert.deepEqual(idsOf(await heard(at("10:00:05"))), ["first"]);
    await keep(outside, accepted("second", "10:00:06"));
    assert.deepEqual(idsOf(await heard(at("10:00:10"))), ["second"]);
    assert.deepEqual(idsOf(await heard(at("10:05"))), []);
    await keep(outside, accepted("third", "10:05:01"));
    assert.deepEqual(idsOf(await heard(at("10:05:05"))), ["third"]);
  });

  it("sees what another instance has stored late, within a minute", async () => {
    const outside = fakeOutside();
    const heard = heardSince(outside.ports.guests, at("10:00"));
    await keep(outside, accepted("first", "10:01"));
    await heard(at("10:01:30"));
    await keep(outside, accepted("late", "10:00:35"));
    assert.deepEqual(idsOf(await heard(at("10:01:35"))), ["late"]);
    assert.deepEqual(idsOf(await heard(at("10:01:40"))), []);
  });

  it("gives a guest again who has accepted again", async () => {
    const outside = fakeOutside();
    const heard = heardSince(outside.ports.guests, at("10:00"));
    await keep(outside, accepted("one", "10:00:01"));
    await heard(at("10:00:05"));
    await keep(outside, { ...accepted("one", "10:00:20"), version: 2 });
    assert.deepEqual(idsOf(await heard(at("10:00:25"))), ["one"]);
  });

  it("reads as many pages as there are, and again after a failure", async () => {
    const outside = fakeOutside();
    await keep(outside, ...Array.from({ length: 1_001 }, (_, index) => accepted(`x${index}`, "10:00:01")));
    let isDown = true;
    const { heardAfter } = outside.ports.guests;
    const heard = heardSince(
      { heardAfter: async (...args) => (isDown ? Promise.reject(new Error("down")) : heardAfter(...args)) },
      at("10:00"),
    );
    await assert.rejects(heard(at("10:00:05")), /down/);
    isDown = false;
    assert.equal((await heard(at("11:00"))).length, 1_001);
    assert.deepEqual(await heard(at("11:00:05")), []);
  });
});
