import assert from "node:assert/strict";
import { restoredCursor } from "../../../../src/domain/restored-cursor.ts";
import { claimRestored } from "../../../../src/flows/following/claim-restored.ts";
import { lookAfterRestore } from "../../../../src/flows/following/look-after-restore.ts";
import { aChange } from "../../../build/a-change.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";
import { memoryInstances } from "../../../fakes/memory-instances.ts";

const madeAt = at("09:00");
const unstopped = new AbortController().signal;

/** A restored store with two instances, which have just beaten. */
async function twoInstances() {
  const outside = fakeOutside();
  const rows = new Map();
  const named = async (name: string) => {
    const instances = memoryInstances(name, rows);
    await instances.beat({ version: "1", started: at("10:00"), seenAt: outside.clock.now() }, at("00:00"));
    return { ...outside.ports, instances };
  };
  await outside.store.invitations.commit(aChange({ cursor: { name: restoredCursor, from: undefined, to: madeAt } }));
  const [one, two] = [await named("one"), await named("two")];
  return { outside, one, two, mark: () => outside.store.cursors.find(restoredCursor) };
}

describe("claimRestored", () => {
  it("holds nothing where no backup was restored", async () => {
    assert.deepEqual(await claimRestored(fakeOutside().ports), { kind: "not-restored" });
  });

  it("is held by one of several, which may ask again, until it takes the mark away", async () => {
    const { one, two, mark } = await twoInstances();
    const claims = await Promise.all([claimRestored(one), claimRestored(two)]);
    assert.deepEqual(claims.map(({ kind }) => kind).toSorted(), ["held", "waits"]);
    const [holder, other] = claims[0].kind === "held" ? [one, two] : [two, one];
    const again = await claimRestored(holder);
    assert.ok(again.kind === "held");
    assert.deepEqual([again.madeAt, await claimRestored(other)], [madeAt, { kind: "waits" }]);
    assert.equal(await again.release(), true);
    assert.deepEqual([await mark(), await claimRestored(other)], ["", { kind: "not-restored" }]);
  });

  it("is taken over from one that is dead or has left, which can't take the mark away any more", async () => {
    const { outside, one, two, mark } = await twoInstances();
    const first = await claimRestored(one);
    assert.ok(first.kind === "held");
    await outside.clock.advance(20_000);
    assert.equal((await claimRestored(two)).kind, "waits");
    await outside.clock.advance(1);
    await two.instances.beat({ version: "1", started: at("10:00"), seenAt: outside.clock.now() }, at("00:00"));
    assert.equal((await claimRestored(two)).kind, "held");
    assert.deepEqual([await first.release(), await mark()], [false, `${madeAt} two`]);
    await two.instances.leave();
    assert.equal((await claimRestored(one)).kind, "held");
  });

  it("lets exactly one of two instances look, and the other one wait until it is done", async () => {
    const { outside, one, two } = await twoInstances();
    outside.directory.add({ id: id("guest-1"), userState: "Accepted", userStateSince: at("09:50") });
    const open = invited({ id: id("1"), postedAfter: at("08:00") }, "guest-1", at("08:00"));
    await keep(outside, open);
    const { findByIds } = outside.directory;
    const [asked, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let looks = 0;
    outside.directory.findByIds = async (...given) => {
      looks += 1;
      asked.resolve();
      await goOn.promise;
      return findByIds.apply(outside.directory, given);
    };
    const look = lookAfterRestore(one, unstopped);
    await asked.promise;
    assert.deepEqual(await lookAfterRestore(two, unstopped), { kind: "waits" });
    goOn.resolve();
    assert.deepEqual([await look, looks], [{ kind: "looked-up" }, 1]);
    assert.deepEqual(
      [await lookAfterRestore(two, unstopped), (await stateIn(outside, open))?.kind],
      [{ kind: "not-restored" }, "accepted"],
    );
    assert.deepEqual(
      outside.log.codes.filter((code) => code.startsWith("restored-")),
      ["restored-from-backup", "restored-looked-up"],
    );
  });

  it("doesn't let one that was taken over start its jobs before the other one is done", async () => {
    const { outside, one, two, mark } = await twoInstances();
    await keep(outside, invited());
    outside.directory.findByIds = async () => {
      await one.instances.leave();
      await claimRestored(two);
      return [];
    };
    assert.deepEqual([await lookAfterRestore(one, unstopped), await mark()], [{ kind: "waits" }, `${madeAt} two`]);
  });
});
