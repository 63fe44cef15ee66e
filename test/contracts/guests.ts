import assert from "node:assert/strict";
import type { AcceptancePath, Invitation } from "../../src/domain/invitation.ts";
import type { Guests } from "../../src/ports/invitation-lists.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { at, id } from "../build/ids.ts";

function invited(own: string, since: string): Invitation {
  return anInvitation({ id: id(own), state: { kind: "invited", since: at(since), guestId: id(`guest-${own}`) } });
}

function accepted(own: string, since: string, heardAt = since, path: AcceptancePath = "delta"): Invitation {
  return anInvitation({
    id: id(own),
    state: { kind: "accepted", since: at(since), guestId: id(`guest-${own}`), heardAt: at(heardAt), path },
  });
}

type Range = Parameters<Guests["list"]>[0];

/** How every {@link Guests} must list guests to read them, and say how acceptances were heard of. */
export function guestsContract(subject: () => { readonly guests: Guests; readonly invitations: Invitations }): void {
  const save = (...invitations: readonly Invitation[]) => subject().invitations.commit(aChange({ invitations }));

  async function listed(range: Range, limit = 10): Promise<string> {
    const list = await subject().guests.list(range, limit);
    return list.map((invitation) => invitation.id).join("");
  }

  describe("list", () => {
    beforeEach(() =>
      save(
        ...[invited("c", "08:00"), invited("a", "09:00"), invited("d", "10:00"), invited("b", "10:00")],
        ...[accepted("e", "09:30"), accepted("g", "09:40"), anInvitation({ id: id("f") })],
      ),
    );

    it("lists those in the state that was asked for, the newest first", async () => {
      assert.equal(await listed({ state: "invited" }), "dbac");
      assert.equal(await listed({ state: "accepted" }), "ge");
    });

    it("starts with a moment, and ends before another", async () => {
      const pick = (from: string | undefined, until: string | undefined) =>
        listed({ state: "invited", ...(from !== undefined && { from: at(from) }), ...(until !== undefined && { until: at(until) }) });
      assert.equal(await pick("09:00", undefined), "dba");
      assert.equal(await pick("10:01", undefined), "");
      assert.equal(await pick(undefined, "10:00"), "ac");
      assert.equal(await pick(undefined, "08:00"), "");
      assert.equal(await pick("08:30", "09:30"), "a");
    });

    it("goes on after a place, in portions, also between guests of the same moment", async () => {
      const after = (since: string, own: string): Range => ({ state: "invited", before: { since: at(since), id: id(own) } });
      assert.equal(await listed({ state: "invited" }, 1), "d");
      assert.equal(await listed(after("10:00", "d"), 2), "ba");
      assert.equal(await listed(after("09:00", "a"), 2), "c");
      assert.equal(await listed(after("08:00", "c"), 2), "");
      assert.equal(await listed({ ...after("10:00", "d"), from: at("10:00") }), "b");
      assert.equal(await listed({ ...after("10:00", "d"), until: at("10:00") }), "ac");
      assert.equal(await listed({ ...after("09:00", "a"), until: at("10:00") }), "c");
    });

    it("never lists more than 1,000", async () => {
      await save(...Array.from({ length: 1000 }, (_, index) => invited(`x${index}`, "10:00")));
      assert.equal((await subject().guests.list({ state: "invited" }, 5000)).length, 1000);
    });

    it("counts them all", async () => {
      assert.equal(await subject().guests.count({ state: "invited" }), 4);
      assert.equal(await subject().guests.count({ state: "invited", from: at("09:00"), until: at("10:00") }), 1);
      assert.equal(await subject().guests.count({ state: "accepted", from: at("11:00") }), 0);
    });
  });

  describe("lastHeard", () => {
    it("knows of none where nobody has accepted", async () => {
      await save(invited("a", "10:00"));
      assert.deepEqual(await subject().guests.lastHeard(5), []);
    });

    it("gives the way and both times of those that were heard of last, newest first", async () => {
      await save(accepted("a", "09:00", "09:50", "young"), accepted("b", "09:40", "09:41"), accepted("c", "09:10", "09:55", "look"));
      const heard = await subject().guests.lastHeard(2);
      assert.deepEqual(heard, [
        { path: "look", since: at("09:10"), heardAt: at("09:55") },
        { path: "young", since: at("09:00"), heardAt: at("09:50") },
      ]);
    });

    it("orders those of the same moment by their ids, everywhere alike", async () => {
      await save(...["b", "a", "C", "é"].map((name, index) => accepted(name, `09:0${index}`, "09:50")));
      const heard = (await subject().guests.lastHeard(5)).map(({ since }) => since);
      assert.deepEqual(heard, [at("09:03"), at("09:00"), at("09:01"), at("09:02")]);
    });

    it("leaves out those who must accept again, those who are gone, and those who came back", async () => {
      const [first, second, third] = [accepted("a", "09:00"), accepted("b", "09:00"), accepted("c", "09:00")];
      await save(first, second, third);
      const { state } = third;
      if (state.kind === "accepted") await save({ ...third, version: 2, state: { ...state, again: "restored" } });
      await save(
        { ...first, version: 2, state: { kind: "invited", since: at("09:30"), guestId: id("guest-a"), seen: true, again: "reset" } },
        { ...second, version: 2, state: { kind: "removed", since: at("09:30"), guestId: id("guest-b") } },
      );
      assert.deepEqual(await subject().guests.lastHeard(5), []);
    });

    it("never gives more than 100", async () => {
      await save(...Array.from({ length: 101 }, (_, index) => accepted(`x${index}`, "10:00")));
      assert.equal((await subject().guests.lastHeard(500)).length, 100);
    });
  });

  describe("heardAfter", () => {
    const after = (heardAt: string, own = "") => ({ heardAt: at(heardAt), id: id(own) });
    const heard = async (...place: Parameters<typeof after>) => subject().guests.heardAfter(after(...place), 2);

    it("gives what was heard of after a place, oldest first, in portions, also of the same moment", async () => {
      await save(
        accepted("c", "08:00", "09:50", "young"),
        accepted("a", "09:40", "09:50"),
        accepted("b", "09:10", "09:45"),
        invited("d", "10:00"),
      );
      assert.deepEqual(await heard("09:00"), [
        { id: id("b"), path: "delta", since: at("09:10"), heardAt: at("09:45") },
        { id: id("a"), path: "delta", since: at("09:40"), heardAt: at("09:50") },
      ]);
      assert.deepEqual(await heard("09:50", "a"), [{ id: id("c"), path: "young", since: at("08:00"), heardAt: at("09:50") }]);
      assert.deepEqual(await heard("09:50", "c"), []);
    });

    it("never gives more than 1,000", async () => {
      await save(...Array.from({ length: 1001 }, (_, index) => accepted(`x${index}`, "10:00")));
      assert.equal((await subject().guests.heardAfter(after("09:00"), 5000)).length, 1000);
    });
  });
}
