import assert from "node:assert/strict";
import { checkGuests } from "../../../../src/flows/following/check-guests.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const hours = 3_600_000;
const inAMinute = { kind: "again", at: at("10:01") };
const recorded = (guest: string) => ({ kind: "record-acceptance", guest, path: "young", since: at("10:00"), due: at("10:00") });
const removal = (guest: string) => ({ kind: "record-removal", guest, due: at("10:00") });
const daysAgo = (days: number) => id(new Date(Date.parse(at("10:00")) - days * 24 * hours).toISOString());
const cursorIn = ({ store }: FakeOutside) => store.cursors.find("old-guests-sweep");
const numbered = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

/** Every list of guests that the directory was asked for. */
function asked({ directory }: FakeOutside): string[][] {
  const lists: string[][] = [];
  const find = directory.findByIds.bind(directory);
  directory.findByIds = async (actor, ids) => {
    lists.push([...ids]);
    return find(actor, ids);
  };
  return lists;
}

describe("checkGuests", () => {
  it("doesn't ask the directory when no guest is pending", async () => {
    const outside = fakeOutside();
    const lists = asked(outside);
    await keep(outside, accepted());
    assert.deepEqual(await checkGuests(outside.ports), inAMinute);
    assert.deepEqual([lists, await cursorIn(outside)], [[], undefined]);
  });

  it("queues a job for the acceptance of a recent guest, and asks for all recent guests in one call", async () => {
    const outside = fakeOutside();
    const lists = asked(outside);
    outside.directory.add({ id: id("guest-1"), userState: "Accepted" });
    outside.directory.add({ id: id("guest-2"), mail: "ann@fabrikam.com" });
    await keep(outside, invited({ id: id("1") }, "guest-1"), invited({ id: id("2") }, "guest-2"));
    assert.deepEqual(await checkGuests(outside.ports), inAMinute);
    assert.deepEqual([jobsIn(outside), lists], [[recorded("guest-1")], [["guest-1", "guest-2"]]]);
    assert.deepEqual(outside.store.events(), []);
  });

  it("asks as the app, and commits nothing when there is no news", async () => {
    const outside = fakeOutside();
    outside.directory.add({ id: id("guest-1") });
    await keep(outside, invited({}, "guest-1"));
    const find = outside.directory.findByIds.bind(outside.directory);
    outside.directory.findByIds = async (actor, ids) => {
      assert.deepEqual(actor, { kind: "app" });
      return find(actor, ids);
    };
    outside.ports.invitations.commit = async () => assert.fail("committed");
    assert.deepEqual(await checkGuests(outside.ports), inAMinute);
  });

  it("takes an absent guest for removed once Graph has had ten minutes to show them", async () => {
    const outside = fakeOutside();
    const fresh = invited({}, "fresh", at("09:50"));
    await keep(outside, fresh, invited({}, "gone", at("09:49:59.999")));
    await checkGuests(outside.ports);
    assert.deepEqual(jobsIn(outside), [removal("gone")]);
  });

  it("counts a guest as young for 48 hours", async () => {
    const outside = fakeOutside();
    const lists = asked(outside);
    outside.directory.add({ id: id("young") });
    outside.directory.add({ id: id("old"), mail: "ann@fabrikam.com" });
    const justOld = id(new Date(Date.parse(daysAgo(2)) - 1).toISOString());
    await keep(outside, invited({}, "young", daysAgo(2)), invited({}, "old", justOld));
    await checkGuests(outside.ports);
    assert.deepEqual(lists, [["young"], ["old"]]);
  });

  it("sweeps over the old ones twenty at a time, and begins again at the end", async () => {
    const outside = fakeOutside();
    const lists = asked(outside);
    const old = Array.from({ length: 45 }, (_, index) => invited({ id: id(numbered(index)) }, `guest-${index}`, daysAgo(10)));
    await keep(outside, ...old);
    const seen = [];
    for (let run = 0; run < 4; run++) {
      await checkGuests(outside.ports);
      seen.push([lists.at(-1)?.length, await cursorIn(outside)]);
    }
    assert.deepEqual(seen, [
      [20, numbered(19)],
      [20, numbered(39)],
      [5, ""],
      [20, numbered(19)],
    ]);
    assert.equal(new Set(jobsIn(outside).map((job) => JSON.stringify(job))).size, 45);
  });

  it("begins again when those that were left to sweep are settled", async () => {
    const outside = fakeOutside();
    const old = Array.from({ length: 20 }, (_, index) => invited({ id: id(numbered(index)) }, `guest-${index}`, daysAgo(10)));
    await keep(outside, ...old);
    await checkGuests(outside.ports);
    assert.equal(await cursorIn(outside), numbered(19));
    await checkGuests(outside.ports);
    assert.equal(await cursorIn(outside), "");
    const lists = asked(outside);
    await checkGuests(outside.ports);
    assert.equal(lists.length, 1);
  });

  it("has old acceptances recorded together with the sweep's new place", async () => {
    const outside = fakeOutside();
    outside.directory.add({ id: id("guest-1"), userState: "Accepted" });
    await keep(outside, invited({}, "guest-1", daysAgo(30)));
    await checkGuests(outside.ports);
    assert.deepEqual([jobsIn(outside), await cursorIn(outside)], [[recorded("guest-1")], ""]);
  });

  it("goes on with the others and with the sweep when some guests can't be read", async () => {
    const outside = fakeOutside();
    outside.directory.add({ id: id("guest-1"), userState: "Accepted" });
    for (const guest of ["young", "old"]) outside.directory.unreadable.add(guest);
    await keep(
      outside,
      invited({ id: id("1") }, "guest-1"),
      invited({ id: id("2") }, "young"),
      invited({ id: id("3") }, "old", daysAgo(10)),
    );
    assert.deepEqual(await checkGuests(outside.ports), inAMinute);
    assert.deepEqual([jobsIn(outside), await cursorIn(outside)], [[recorded("guest-1")], ""]);
  });

  it("lets the worker try again when the directory is down", async () => {
    const outside = fakeOutside();
    await keep(outside, invited());
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(checkGuests(outside.ports), { code: "directory-unavailable" });
    assert.deepEqual(jobsIn(outside), []);
  });
});
