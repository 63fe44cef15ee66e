import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { recordRestoration } from "../../../../src/flows/following/record-restoration.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const guest = id("guest-1");
const email = "sam@fabrikam.com";
const removed = (): Invitation => anInvitation({ email, state: { kind: "removed", since: at("09:00"), guestId: guest } });
const revoked = (): Invitation => anInvitation({ email, state: { kind: "revoked", since: at("09:00"), guestId: guest, why: "asked" } });

describe("recordRestoration", () => {
  for (const ended of [removed(), revoked()]) {
    it(`has a guest wait again who was ${ended.state.kind} and had not accepted`, async () => {
      const outside = fakeOutside();
      await keep(outside, ended);
      outside.directory.add({ id: guest });
      assert.deepEqual(await recordRestoration(outside.ports, guest, 1), { kind: "done" });
      assert.deepEqual(await stateIn(outside, ended), {
        kind: "invited",
        since: at("10:00"),
        guestId: guest,
        seen: true,
        again: "restored",
      });
      assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: ended.id, what: "restored", detail: "pending" }]);
      assert.deepEqual(jobsIn(outside), [
        { kind: "update-card", invitation: ended.id, due: at("10:00") },
        { kind: "send-notice", invitation: ended.id, notice: "restored", due: at("10:00") },
      ]);
      assert.deepEqual(outside.log.codes, []);
    });
  }

  it("restores an accepted guest as accepted", async () => {
    const outside = fakeOutside();
    const ended = removed();
    await keep(outside, ended);
    outside.directory.add({ id: guest, userState: "Accepted", userStateSince: at("08:00") });
    await recordRestoration(outside.ports, guest, 1);
    const state = { kind: "accepted", since: at("08:00"), guestId: guest, heardAt: at("10:00"), path: "delta", again: "restored" };
    assert.deepEqual(await stateIn(outside, ended), state);
  });

  it("has the owners asked again where the membership ended with the guest's account", async () => {
    for (const [userState, asked] of [
      ["Accepted", true],
      ["PendingAcceptance", false],
    ] as const) {
      const outside = fakeOutside();
      const team = { groupId: "group-1", name: "Partners", stage: "undone", since: at("09:00"), isLost: true } as const;
      const ended: Invitation = { ...removed(), home: { conversation: id("19:general@thread.tacv2") }, team };
      await keep(outside, ended);
      outside.directory.add({ id: guest, userState, userStateSince: at("08:00") });
      await recordRestoration(outside.ports, guest, 1);
      assert.equal((await outside.store.invitations.find(ended.id))?.team?.stage, "wanted");
      assert.equal(
        outside.store.storedJobs().some(({ task }) => task.kind === "ask-owners"),
        asked,
      );
    }
  });

  it("tries three times more, later each time, while the guest isn't there or is among the deleted, and then ignores the news as old", async () => {
    const outside = fakeOutside();
    const ended = removed();
    await keep(outside, ended);
    const retry = (later: string) => ({ kind: "retry", at: at(later), why: "not-there-yet" });
    assert.deepEqual(await recordRestoration(outside.ports, guest, 1), retry("10:00:20"));
    outside.directory.removed.push(outside.directory.add({ id: guest }));
    assert.deepEqual(await recordRestoration(outside.ports, guest, 2), retry("10:00:40"));
    assert.deepEqual(await recordRestoration(outside.ports, guest, 3), retry("10:01:00"));
    assert.deepEqual(await recordRestoration(outside.ports, guest, 4), { kind: "done" });
    assert.deepEqual(await stateIn(outside, ended), ended.state);
  });

  it("ignores guests whose state is neither pending nor accepted, and guests who weren't removed", async () => {
    const outside = fakeOutside();
    const ended = removed();
    await keep(outside, ended);
    outside.directory.add({ id: guest, userState: null });
    await recordRestoration(outside.ports, guest, 1);
    await recordRestoration(outside.ports, id("somebody"), 1);
    assert.deepEqual([await stateIn(outside, ended), jobsIn(outside)], [ended.state, []]);
  });

  it("asks the directory, as the app, only about guests who were removed or revoked", async () => {
    const outside = fakeOutside();
    await keep(outside, removed(), invited({}, "guest-2"));
    const asked: unknown[] = [];
    outside.directory.findByIds = async (...question) => (asked.push(question), []);
    for (const one of [guest, id("guest-2"), id("guest-3")]) await recordRestoration(outside.ports, one, 1);
    assert.deepEqual(asked, [[{ kind: "app" }, [guest]]]);
  });

  it("restores only the newest invitation of a guest", async () => {
    const outside = fakeOutside();
    const [older, newer] = [removed(), { ...removed(), createdAt: at("10:30") }];
    await keep(outside, older, newer);
    outside.directory.add({ id: guest });
    await recordRestoration(outside.ports, guest, 1);
    assert.deepEqual([(await stateIn(outside, older))?.kind, (await stateIn(outside, newer))?.kind], ["removed", "invited"]);
  });

  it("logs it and stops when another invitation has the address", async () => {
    const outside = fakeOutside();
    const ended = removed();
    await keep(outside, ended, anInvitation({ email, createdAt: at("09:30") }));
    outside.directory.add({ id: guest });
    assert.deepEqual(await recordRestoration(outside.ports, guest, 1), { kind: "done" });
    assert.deepEqual(await stateIn(outside, ended), ended.state);
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "restoration-not-recorded", invitation: ended.id, why: "address-taken" }]);
  });
});
