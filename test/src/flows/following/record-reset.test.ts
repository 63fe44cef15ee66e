import assert from "node:assert/strict";
import { recordReset } from "../../../../src/flows/following/record-reset.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const guest = id("guest-1");
const email = "sam@fabrikam.com";

describe("recordReset", () => {
  it("makes an accepted guest pending again, and queues the card update and the notice", async () => {
    const outside = fakeOutside();
    const done = accepted({ email });
    await keep(outside, done);
    outside.directory.add({ id: guest, userState: "PendingAcceptance", userStateSince: at("10:00:01") });
    assert.deepEqual(await recordReset(outside.ports, guest), { kind: "done" });
    assert.deepEqual(await stateIn(outside, done), { kind: "invited", since: at("10:00:01"), guestId: guest, seen: true, again: "reset" });
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: done.id, what: "reset" }]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: done.id, due: at("10:00") },
      { kind: "send-notice", invitation: done.id, notice: "reset", due: at("10:00") },
    ]);
  });

  const old = {
    "who accepted again meanwhile": { userState: "Accepted", userStateSince: at("10:00:02") },
    "shown as before the acceptance": { userState: "PendingAcceptance", userStateSince: at("09:30") },
  } as const;
  for (const [who, user] of Object.entries(old)) {
    it(`takes the news for an old one about a guest ${who}`, async () => {
      const outside = fakeOutside();
      const done = accepted();
      await keep(outside, done);
      outside.directory.add({ id: guest, ...user });
      assert.deepEqual(await recordReset(outside.ports, guest), { kind: "done" });
      assert.deepEqual(await stateIn(outside, done), done.state);
    });
  }

  it("waits ten minutes where the directory gives no time", async () => {
    const outside = fakeOutside();
    const done = accepted();
    await keep(outside, done);
    outside.directory.add({ id: guest, userState: "PendingAcceptance", userStateSince: null });
    assert.deepEqual(await recordReset(outside.ports, guest), { kind: "again", at: at("10:10") });
    await outside.clock.advance(600_000);
    assert.deepEqual(await recordReset(outside.ports, guest), { kind: "done" });
    assert.equal((await stateIn(outside, done))?.kind, "invited");
  });

  it("does nothing for a guest who is unknown, isn't ours, or never accepted", async () => {
    const outside = fakeOutside();
    const [done, open] = [accepted(), invited({}, "guest-2")];
    await keep(outside, done, open);
    for (const one of ["guest-1", "guest-2", "guest-3"]) assert.deepEqual(await recordReset(outside.ports, id(one)), { kind: "done" });
    assert.deepEqual([await stateIn(outside, done), await stateIn(outside, open)], [done.state, open.state]);
  });

  it("asks the directory, as the app, only about accepted guests", async () => {
    const outside = fakeOutside();
    await keep(outside, accepted(), invited({}, "guest-2"));
    const asked: unknown[] = [];
    outside.directory.findByIds = async (...question) => (asked.push(question), []);
    for (const one of ["guest-1", "guest-2"]) await recordReset(outside.ports, id(one));
    assert.deepEqual(asked, [[{ kind: "app" }, ["guest-1"]]]);
  });

  it("logs it and stops when another invitation has the address", async () => {
    const outside = fakeOutside();
    const done = accepted({ email });
    await keep(outside, done, anInvitation({ email }));
    outside.directory.add({ id: guest, userStateSince: at("10:00:01") });
    assert.deepEqual(await recordReset(outside.ports, guest), { kind: "done" });
    assert.deepEqual(await stateIn(outside, done), done.state);
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "reset-not-recorded", invitation: done.id, why: "address-taken" }]);
  });
});
