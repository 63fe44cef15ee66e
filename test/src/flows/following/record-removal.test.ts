import assert from "node:assert/strict";
import { recordRemoval } from "../../../../src/flows/following/record-removal.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";

const removed = { kind: "removed", since: at("10:00"), guestId: "guest-1" };

describe("recordRemoval", () => {
  it("records the removal of a guest who is gone", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1"), 1), { kind: "done" });
    assert.deepEqual(await stateIn(outside, open), removed);
  });

  it("tries twice more while the guest is still shown, and then ignores the news as old", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    outside.directory.add({ id: id("guest-1") });
    const retry = { kind: "retry", at: at("10:00:20"), why: "still-there" };
    for (const attempt of [1, 2]) assert.deepEqual(await recordRemoval(outside.ports, id("guest-1"), attempt), retry);
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1"), 3), { kind: "done" });
    assert.deepEqual(await stateIn(outside, open), open.state);
  });

  it("asks the directory as the app", async () => {
    const outside = fakeOutside();
    const asked: unknown[] = [];
    outside.directory.findByIds = async (...question) => (asked.push(question), []);
    await recordRemoval(outside.ports, id("guest-1"), 1);
    assert.deepEqual(asked, [[{ kind: "app" }, ["guest-1"]]]);
  });

  it("believes the deleted users when the directory still shows the guest", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const guest = outside.directory.add({ id: id("guest-1") });
    outside.directory.removed.push(guest);
    await recordRemoval(outside.ports, id("guest-1"), 1);
    assert.deepEqual(await stateIn(outside, open), removed);
  });
});
