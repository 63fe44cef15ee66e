import assert from "node:assert/strict";
import { restoredCursor } from "../../../../src/domain/restored-cursor.ts";
import { giveUpLooking } from "../../../../src/flows/following/give-up-looking.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";

describe("giveUpLooking", () => {
  it("ends what waits for its time, since it may have gone out, says so, and lets all other jobs run", async () => {
    const outside = fakeOutside();
    const { store, ports, log } = outside;
    await store.invitations.commit(aChange({ cursor: { name: restoredCursor, from: undefined, to: at("09:00") } }));
    const waiting = Array.from({ length: 201 }, (_, index) =>
      anInvitation({ id: id(`q-${index}`), emailKey: id(`q-${index}`), state: { kind: "queued", since: at("09:30"), confirmed: [] } }),
    );
    const open = invited({ id: id("open"), emailKey: id("open") });
    await keep(outside, ...waiting, open);
    assert.deepEqual(await giveUpLooking(ports), { kind: "given-up" });
    const ends = await Promise.all(waiting.map(async (one) => stateIn(outside, one)));
    assert.deepEqual(new Set(ends.map((state) => (state?.kind === "failed" ? state.reason : state?.kind))), new Set(["needs-press"]));
    assert.deepEqual(await stateIn(outside, open), open.state);
    assert.equal(await store.cursors.find(restoredCursor), "");
    const kinds = store.storedJobs().map(({ task }) => task.kind);
    assert.deepEqual([kinds.length, new Set(kinds)], [402, new Set(["update-card", "send-notice"])]);
    const said = log.lines.at(-1);
    assert.deepEqual([said?.level, said?.code], ["error", "restored-not-looked-up"]);
    assert.deepEqual(await giveUpLooking(ports), { kind: "not-restored" });
    assert.equal(store.storedJobs().length, 402);
  });

  for (const [when, value, kind] of [
    ["is looked up by now", "", "not-restored"],
    ["another instance looks up", `${at("09:00")} other`, "waits"],
  ] as const) {
    it(`ends nothing in a store that ${when}`, async () => {
      const outside = fakeOutside();
      const { store, ports, log } = outside;
      await store.invitations.commit(aChange({ cursor: { name: restoredCursor, from: undefined, to: value } }));
      const waiting = anInvitation({ state: { kind: "queued", since: at("09:30"), confirmed: [] } });
      await keep(outside, waiting);
      store.instances.list = async () => [{ id: "other", version: "1", started: at("09:00"), seenAt: at("10:00"), isNewer: false }];
      assert.deepEqual(await giveUpLooking(ports), { kind });
      assert.deepEqual([await stateIn(outside, waiting), await store.cursors.find(restoredCursor)], [waiting.state, value]);
      assert.deepEqual([store.storedJobs(), log.lines], [[], []]);
    });
  }
});
