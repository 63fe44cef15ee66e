import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { recordRestoration } from "../../../../src/flows/following/record-restoration.ts";
import { runJob } from "../../../../src/flows/run-job.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";

const guest = id("guest-1");
const email = "sam@fabrikam.com";
const removed = (): Invitation => anInvitation({ email, state: { kind: "removed", since: at("09:00"), guestId: guest } });
const revoked = (): Invitation => anInvitation({ email, state: { kind: "revoked", since: at("09:00"), guestId: guest, why: "asked" } });

const record = (outside: FakeOutside, of = guest) => recordRestoration(outside.ports, { guest: of, since: at("10:00") });

describe("recordRestoration", () => {
  for (const ended of [removed(), revoked()]) {
    it(`has a guest wait again who was ${ended.state.kind} and had not accepted`, async () => {
      const outside = fakeOutside();
      await keep(outside, ended);
      outside.directory.add({ id: guest });
      assert.deepEqual(await record(outside), { kind: "done" });
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
    await record(outside);
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
      await record(outside);
      assert.equal((await outside.store.invitations.find(ended.id))?.team?.stage, "wanted");
      assert.equal(
        outside.store.storedJobs().some(({ task }) => task.kind === "ask-owners"),
        asked,
      );
    }
  });

  it("asks every 20 seconds while the guest isn't there or is among the deleted, and after two minutes takes the news for old", async () => {
    const outside = fakeOutside();
    const ended = removed();
    await keep(outside, ended);
    assert.deepEqual(await record(outside), { kind: "retry", at: at("10:00:20"), why: "not-there-yet" });
    outside.directory.removed.push(outside.directory.add({ id: guest }));
    await outside.clock.advance(119_000);
    assert.deepEqual(await record(outside), { kind: "retry", at: at("10:02:19"), why: "not-there-yet" });
    await outside.clock.advance(1_000);
    assert.deepEqual(await record(outside), { kind: "done" });
    assert.deepEqual(await stateIn(outside, ended), ended.state);
  });

  it("records a guest whom the directory shows a minute late, also if it couldn't be asked several times before", async () => {
    const outside = fakeOutside();
    const ended = removed();
    await keep(outside, ended);
    const { directory, ports, clock } = outside;
    const find = directory.findByIds.bind(directory);
    directory.findByIds = async () => Promise.reject(new GuestlistError("throttled", "wait"));
    const task = { kind: "record-restoration", guest, since: clock.now() } as const;
    await ports.jobs.enqueue({ task, due: clock.now(), key: "key" });
    for (let times = 0; times < 5; times += 1) {
      const [job] = await ports.jobs.claim(clock.now(), clock.later(16_000), 1);
      assert.ok(job);
      await assert.rejects(runJob(ports, job), { code: "throttled" });
      await ports.jobs.postpone(job, clock.now(), "throttled");
    }
    directory.findByIds = find;
    await letTimePass({ ...ports, clock }, 50_000);
    directory.add({ id: guest });
    await letTimePass({ ...ports, clock }, 20_000);
    assert.equal((await stateIn(outside, ended))?.kind, "invited");
  });

  it("ignores guests whose state is neither pending nor accepted, and guests who weren't removed", async () => {
    const outside = fakeOutside();
    const ended = removed();
    await keep(outside, ended);
    outside.directory.add({ id: guest, userState: null });
    await record(outside);
    await record(outside, id("somebody"));
    assert.deepEqual([await stateIn(outside, ended), jobsIn(outside)], [ended.state, []]);
  });

  it("asks the directory, as the app, only about guests who were removed or revoked", async () => {
    const outside = fakeOutside();
    await keep(outside, removed(), invited({}, "guest-2"));
    const asked: unknown[] = [];
    outside.directory.findByIds = async (...question) => (asked.push(question), []);
    for (const one of [guest, id("guest-2"), id("guest-3")]) await record(outside, one);
    assert.deepEqual(asked, [[{ kind: "app" }, [guest]]]);
  });

  it("restores only the newest invitation of a guest", async () => {
    const outside = fakeOutside();
    const [older, newer] = [removed(), { ...removed(), createdAt: at("10:30") }];
    await keep(outside, older, newer);
    outside.directory.add({ id: guest });
    await record(outside);
    assert.deepEqual([(await stateIn(outside, older))?.kind, (await stateIn(outside, newer))?.kind], ["removed", "invited"]);
  });

  it("logs it and stops when another invitation has the address", async () => {
    const outside = fakeOutside();
    const ended = removed();
    await keep(outside, ended, anInvitation({ email, createdAt: at("09:30") }));
    outside.directory.add({ id: guest });
    assert.deepEqual(await record(outside), { kind: "done" });
    assert.deepEqual(await stateIn(outside, ended), ended.state);
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "restoration-not-recorded", invitation: ended.id, why: "address-taken" }]);
  });
});
