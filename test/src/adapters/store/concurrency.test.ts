import assert from "node:assert/strict";
import type { Store } from "../../../../src/adapters/store/database.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { storeFile } from "./store-file.ts";
import type { StoreFile } from "./store-file.ts";

/** Long enough for every retry of a locked database. */
const longEnough = 1_000;

describe("two connections to one file", () => {
  let file: StoreFile;
  let clock: FakeClock;
  let one: Store;
  let two: Store;

  beforeEach(async () => {
    file = storeFile();
    clock = new FakeClock();
    [one, two] = [await file.open({ clock }), await file.open({ clock })];
  });
  afterEach(() => file.remove());

  /** Advances the clock, so that the connection that waits for the lock tries again. */
  async function together<Result>(...calls: Promise<Result>[]): Promise<Result[]> {
    const results = Promise.all(calls);
    await clock.advance(longEnough);
    return results;
  }

  function save(store: Store, invitation: Invitation) {
    return store.invitations.commit(aChange({ invitations: [invitation] }));
  }

  it("see each other's commits", async () => {
    const invitation = anInvitation();
    await save(one, invitation);
    assert.deepEqual(await two.invitations.find(invitation.id), invitation);
  });

  it("let one of two commits of the same version win", async () => {
    const invitation = anInvitation();
    await save(one, invitation);
    const next = { ...invitation, version: 2 };
    assert.deepEqual((await together(save(one, next), save(two, next))).toSorted(), ["committed", "conflict"]);
  });

  it("let one of two invitations have an address", async () => {
    const outcomes = await together(
      save(one, anInvitation({ email: "sam@fabrikam.com" })),
      save(two, anInvitation({ email: "sam@fabrikam.com" })),
    );
    assert.deepEqual(outcomes.toSorted(), ["address-taken", "committed"]);
  });

  it("claim each job once", async () => {
    for (let index = 0; index < 20; index += 1) {
      await one.jobs.enqueue({ task: { kind: "record-removal", guest: id(`guest-${index}`), since: at("10:00") }, due: at("10:00") });
    }
    const claims = [one, two, one, two].map((store) => store.jobs.claim(at("10:00"), at("10:05"), 6));
    const ids = (await together(...claims)).flat().map((job) => job.id);
    assert.deepEqual({ claimed: ids.length, different: new Set(ids).size }, { claimed: 20, different: 20 });
  });

  it("report an activity as new only once", async () => {
    const answers = await together(one.receipts.record("a", at("10:00")), two.receipts.record("a", at("10:00")));
    assert.deepEqual(answers.filter(Boolean), [true]);
  });
});

describe("a file that somebody else has locked", () => {
  let file: StoreFile;
  let clock: FakeClock;
  let store: Store;

  beforeEach(async () => {
    file = storeFile();
    clock = new FakeClock();
    store = await file.open({ clock });
  });
  afterEach(() => file.remove());

  it("is written when the lock is given up in time", async () => {
    const other = file.connect();
    other.exec("begin immediate");
    const recorded = store.receipts.record("a", at("10:00"));
    await clock.advance(150);
    other.exec("rollback");
    await clock.advance(longEnough);
    assert.equal(await recorded, true);
  });

  it("answers store-unavailable with the cause when it is not, after a bounded time", async () => {
    file.connect().exec("begin immediate");
    const refused = assert.rejects(store.receipts.record("a", at("10:00")), (error: Error) => {
      assert.equal("code" in error && error.code, "store-unavailable");
      assert.match(String(error.cause), /database is locked/);
      return true;
    });
    await clock.advance(longEnough);
    await refused;
    assert.equal(clock.waiting, 0);
  });

  it("can still be read", async () => {
    file.connect().exec("begin immediate");
    assert.equal(await store.cursors.find("users-delta"), undefined);
  });

  it("does not hold up activities from conversations that are known as they are", async () => {
    const reference = conversationReference();
    await store.conversations.remember(reference);
    file.connect().exec("begin immediate");
    await store.conversations.remember(reference);
    assert.equal(clock.waiting, 0);
  });

  it("is opened when the lock is given up in time", async () => {
    const other = file.connect();
    await store.close();
    other.exec("begin exclusive");
    const opening = file.open({ clock });
    await clock.advance(150);
    other.exec("rollback");
    await clock.advance(longEnough);
    await (await opening).tryWrite();
  });
});
