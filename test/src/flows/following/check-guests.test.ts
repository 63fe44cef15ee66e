import assert from "node:assert/strict";
import { readRounds } from "../../../../src/domain/guest-rounds.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { checkGuests } from "../../../../src/flows/following/check-guests.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.parse(at("10:00"));
const again = (time: string) => ({ kind: "again", at: at(time) });
const recorded = (guest: string) => ({ kind: "record-acceptance", guest, path: "young", since: at("10:00"), due: at("10:00") });
const ago = (milliseconds: number) => id(new Date(start - milliseconds).toISOString());
const roundsIn = async ({ store }: FakeOutside) => readRounds(await store.cursors.find("guest-rounds"));

/** The batches that the directory was asked for: when, in seconds, and about whom. */
function asked({ directory, clock }: FakeOutside): { readonly at: number; readonly ids: readonly string[] }[] {
  const batches: { at: number; ids: readonly string[] }[] = [];
  const find = directory.findByIds.bind(directory);
  directory.findByIds = async (actor, ids, how) => {
    batches.push({ at: (Date.parse(clock.now()) - start) / second, ids });
    return find(actor, ids, how);
  };
  return batches;
}

/** So many guests who were invited, or have accepted, so long ago, each a millisecond before the one before; the directory shows them all. */
async function guests(outside: FakeOutside, name: string, count: number, age: number, state: "invited" | "accepted" = "invited") {
  const all = Array.from({ length: count }, (_, index) => {
    const own = `${name}-${index}`;
    const since = ago(age + index);
    outside.directory.add({ id: id(own), mail: `${own}@fabrikam.com`, userState: state === "invited" ? "PendingAcceptance" : "Accepted" });
    return state === "invited"
      ? invited({ id: id(own) }, own, since)
      : anInvitation({ id: id(own), state: { kind: "accepted", since, heardAt: since, guestId: id(own), path: "delta" } });
  });
  await keep(outside, ...all);
}

/** Runs the job as the worker does, for so long, and returns how often it ran. */
async function run(outside: FakeOutside, milliseconds: number): Promise<number> {
  const end = Date.parse(outside.clock.now()) + milliseconds;
  for (let times = 1; ; times += 1) {
    const outcome = await checkGuests(outside.ports);
    assert.ok(outcome.kind === "again");
    const next = Date.parse(outcome.at);
    assert.ok(next > Date.parse(outside.clock.now()), "runs again at once");
    if (next >= end) return times;
    await outside.clock.advance(next - Date.parse(outside.clock.now()));
  }
}

/** The longest time between two reads of a guest, in seconds. */
function longestGap(batches: ReturnType<typeof asked>, guest: string): number {
  const times = batches.filter(({ ids }) => ids.includes(guest)).map((batch) => batch.at);
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
}

describe("checkGuests", () => {
  it("asks nobody where there are no guests, and looks for them again", async () => {
    const outside = fakeOutside();
    const batches = asked(outside);
    outside.ports.invitations.commit = async () => assert.fail("committed");
    assert.deepEqual(await checkGuests(outside.ports), again("10:00:15"));
    assert.deepEqual(batches, []);
  });

  it("has the acceptance of a young guest recorded, and asks for all of them in one batch as the app, once", async () => {
    const outside = fakeOutside();
    await guests(outside, "a", 2, 0);
    outside.directory.add({ id: id("a-0"), userState: "Accepted" });
    const find = outside.directory.findByIds.bind(outside.directory);
    outside.directory.findByIds = async (actor, ids, how) => {
      assert.deepEqual([actor, ids, how?.once], [{ kind: "app" }, ["a-0", "a-1"], true]);
      return find(actor, ids, how);
    };
    assert.deepEqual(await checkGuests(outside.ports), again("10:00:05"));
    assert.deepEqual([jobsIn(outside), outside.store.events()], [[recorded("a-0")], []]);
  });

  it("reads guests of the last hour every 5 seconds, of the last day every 15, up to two days every 60", async () => {
    const outside = fakeOutside();
    const batches = asked(outside);
    await guests(outside, "hour", 1, 10 * minute);
    await guests(outside, "day", 1, 2 * hour);
    await guests(outside, "days", 1, 30 * hour);
    await guests(outside, "joined", 1, 30 * hour, "accepted");
    await run(outside, 2 * minute);
    const gaps = ["hour-0", "day-0", "days-0", "joined-0"].map((guest) => longestGap(batches, guest));
    assert.deepEqual(gaps, [5, 15, 60, 60]);
    assert.equal(batches.length, 24);
  });

  it("hears of a reset and of a removal of guests who have accepted", async () => {
    const outside = fakeOutside();
    await guests(outside, "young", 2, hour, "accepted");
    await guests(outside, "old", 2, 72 * hour, "accepted");
    for (const guest of ["young-0", "old-0"]) outside.directory.add({ id: id(guest), userState: "PendingAcceptance" });
    for (const guest of ["young-1", "old-1"]) outside.directory.users.delete(id(guest));
    await checkGuests(outside.ports);
    const due = at("10:00");
    assert.deepEqual(jobsIn(outside), [
      { kind: "record-reset", guest: "young-0", due },
      { kind: "record-removal", guest: "young-1", since: due, due },
      { kind: "record-reset", guest: "old-0", due },
      { kind: "record-removal", guest: "old-1", since: due, due },
    ]);
  });

  it("reads a new invitation at once, before those whose turn it is", async () => {
    const outside = fakeOutside();
    const batches = asked(outside);
    await guests(outside, "hour", 60, 10 * minute);
    await checkGuests(outside.ports);
    await outside.clock.advance(2 * second);
    await keep(outside, invited({ id: id("new") }, "new", outside.clock.now()));
    await run(outside, 20 * second);
    assert.deepEqual(batches.map(({ at: time, ids }) => [time, ids.length, ids.indexOf("new")]).slice(0, 4), [
      [0, 20, -1],
      [5, 20, 0],
      [10, 20, -1],
      [15, 20, 1],
    ]);
  });

  it("keeps to 720 batches of the young and 220 of the sweep an hour, gives the newest 20 their 5 seconds, and starves nobody", async () => {
    const outside = fakeOutside();
    await guests(outside, "hour", 20, 0);
    await guests(outside, "day", 300, 2 * hour);
    await guests(outside, "days", 200, 26 * hour);
    await guests(outside, "joined", 100, hour, "accepted");
    await guests(outside, "old", 300, 60 * hour);
    const batches = asked(outside);
    await run(outside, 55 * minute);
    assert.ok(batches.length <= Math.ceil((940 * 55) / 60) + 2, String(batches.length));
    assert.equal(longestGap(batches, "hour-0"), 5);
    assert.equal(longestGap(batches, "hour-19"), 5);
    const read = new Set(batches.flatMap(({ ids }) => ids));
    assert.equal(read.size, 920);
  });

  it("sweeps at the same rate over a thousand old guests and over many thousands", async () => {
    const counts = [];
    for (const old of [1_000, 5_000]) {
      const outside = fakeOutside();
      await guests(outside, "old", old, 60 * hour);
      const batches = asked(outside);
      await run(outside, 20 * minute);
      counts.push(batches.length);
      assert.equal(new Set(batches.slice(0, 50).flatMap(({ ids }) => ids)).size, 1_000);
    }
    assert.deepEqual(counts, [74, 74]);
  });

  it("asks about a few old guests every ten minutes, not in each batch", async () => {
    const outside = fakeOutside();
    const batches = asked(outside);
    await guests(outside, "old", 3, 60 * hour);
    await guests(outside, "settled", 3, 60 * hour, "accepted");
    await run(outside, hour);
    assert.deepEqual([batches.length, batches[0]?.ids.length], [6, 6]);
  });

  it("keeps four places in the sweep for those who have accepted, and gives the rest to those who haven't", async () => {
    const outside = fakeOutside();
    const batches = asked(outside);
    await guests(outside, "old", 100, 60 * hour);
    await guests(outside, "settled", 100, 60 * hour, "accepted");
    await checkGuests(outside.ports);
    assert.equal(batches[0]?.ids.filter((guest) => guest.startsWith("settled")).length, 4);
    assert.equal(batches[0].ids.length, 20);
  });

  it("goes on with the others when some guests can't be read", async () => {
    const outside = fakeOutside();
    await guests(outside, "a", 2, 0);
    outside.directory.add({ id: id("a-0"), userState: "Accepted" });
    outside.directory.unreadable.add("a-1");
    assert.deepEqual(await checkGuests(outside.ports), again("10:00:05"));
    assert.deepEqual(jobsIn(outside), [recorded("a-0")]);
  });

  describe("after a failure", () => {
    it("lets the worker wait as long as Graph asks, records what the others say, and reads the same guests again", async () => {
      const outside = fakeOutside();
      await guests(outside, "a", 30, 0);
      outside.directory.add({ id: id("a-0"), userState: "Accepted" });
      outside.directory.unreadable.add("a-1");
      outside.directory.busySeconds = 40;
      const batches = asked(outside);
      await assert.rejects(checkGuests(outside.ports), { code: "throttled", retryAfter: 40 });
      assert.deepEqual(jobsIn(outside), [recorded("a-0")]);
      outside.directory.unreadable.clear();
      await outside.clock.advance(40 * second);
      await checkGuests(outside.ports);
      assert.deepEqual(batches[1]?.ids, batches[0]?.ids);
      assert.equal(batches.length, 2);
    });

    it("doesn't ask more often, and reads the same guests, when the process has died between question and answer", async () => {
      const outside = fakeOutside();
      await guests(outside, "a", 30, 0);
      await guests(outside, "old", 30, 60 * hour);
      const batches = asked(outside);
      const findByIds = outside.directory.findByIds;
      outside.directory.findByIds = async (...question) => {
        await findByIds(...question);
        throw new GuestlistError("directory-unavailable", "died");
      };
      await assert.rejects(checkGuests(outside.ports), { code: "directory-unavailable" });
      outside.directory.findByIds = findByIds;
      await outside.clock.advance(2 * second);
      await checkGuests(outside.ports); // reads old ones: none were asked about before
      await outside.clock.advance(3 * second);
      await checkGuests(outside.ports);
      assert.deepEqual(
        batches.map(({ at: time, ids }) => [time, ids[0]]),
        [
          [0, "a-0"],
          [2, "old-0"],
          [5, "a-0"],
        ],
      );
    });

    it("stops when another process has taken over, without asking", async () => {
      const outside = fakeOutside();
      await guests(outside, "a", 1, 0);
      const batches = asked(outside);
      const find = outside.ports.guests.list.bind(outside.ports.guests);
      const other = { ...outside.ports, guests: { ...outside.ports.guests, list: find } };
      let isFirst = true;
      const list: typeof find = async (...question) => {
        if (isFirst) {
          isFirst = false;
          await checkGuests(other);
        }
        return find(...question);
      };
      assert.deepEqual(await checkGuests({ ...outside.ports, guests: { ...outside.ports.guests, list } }), again("10:00:05"));
      assert.equal(batches.length, 1);
    });

    it("stores nothing of an answer that came after another process had taken over", async () => {
      const outside = fakeOutside();
      await guests(outside, "a", 30, 0);
      const find = outside.directory.findByIds.bind(outside.directory);
      let isFirst = true;
      outside.directory.findByIds = async (...question) => {
        if (isFirst) {
          isFirst = false;
          await outside.clock.advance(5 * second);
          await checkGuests(outside.ports);
        }
        return find(...question);
      };
      assert.deepEqual(await checkGuests(outside.ports), again("10:00:10"));
      assert.deepEqual((await roundsIn(outside)).asked, { young: at("10:00:05") });
    });
  });

  describe("when the clock jumps", () => {
    it("makes up for nothing after a long sleep", async () => {
      const outside = fakeOutside();
      await guests(outside, "a", 5, 0);
      await run(outside, 10 * second);
      const batches = asked(outside);
      await outside.clock.advance(30 * minute);
      await run(outside, 10 * second);
      assert.deepEqual(
        batches.map(({ at: time }) => time - (batches[0]?.at ?? 0)),
        [0, 5],
      );
    });

    it("waits for one batch's time after it went back, and then goes on", async () => {
      const outside = fakeOutside();
      await guests(outside, "a", 5, 0);
      await checkGuests(outside.ports);
      await outside.clock.advance(-hour);
      const batches = asked(outside);
      assert.deepEqual(await checkGuests(outside.ports), again("09:00:05"));
      assert.deepEqual(batches, []);
      await run(outside, 11 * second);
      assert.equal(batches.flatMap(({ ids }) => ids).length, 10);
    });
  });
});
