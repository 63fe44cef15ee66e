import assert from "node:assert/strict";
import { recordRemoval } from "../../../../src/flows/following/record-removal.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";

const removed = { kind: "removed", since: at("10:00"), guestId: "guest-1" };

const record = (outside: FakeOutside) => recordRemoval(outside.ports, { guest: id("guest-1"), since: at("10:00") });

describe("recordRemoval", () => {
  it("records the removal of a guest who is gone", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    assert.deepEqual(await record(outside), { kind: "done" });
    assert.deepEqual(await stateIn(outside, open), removed);
  });

  it("asks every 20 seconds while the guest is still shown, and after two minutes takes the news for old", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    outside.directory.add({ id: id("guest-1") });
    assert.deepEqual(await record(outside), { kind: "retry", at: at("10:00:20"), why: "still-there" });
    await outside.clock.advance(120_000);
    assert.deepEqual(await record(outside), { kind: "done" });
    assert.deepEqual(await stateIn(outside, open), open.state);
  });

  it("asks the directory as the app", async () => {
    const outside = fakeOutside();
    const asked: unknown[] = [];
    outside.directory.findByIds = async (...question) => (asked.push(question), []);
    await record(outside);
    assert.deepEqual(asked, [[{ kind: "app" }, ["guest-1"]]]);
  });

  it("believes the deleted users when the directory still shows the guest", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const guest = outside.directory.add({ id: id("guest-1") });
    outside.directory.removed.push(guest);
    await record(outside);
    assert.deepEqual(await stateIn(outside, open), removed);
  });
});
