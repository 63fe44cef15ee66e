import assert from "node:assert/strict";
import type { Store } from "../../../../../src/adapters/store/database.ts";
import { aChange } from "../../../../build/a-change.ts";
import { anInvitation } from "../../../../build/an-invitation.ts";
import { at, id } from "../../../../build/ids.ts";
import { RecordingLog } from "../../../../fakes/recording-log.ts";
import { storeFile } from "../store-file.ts";
import type { StoreFile } from "../store-file.ts";

describe("an invitation that can't be read", () => {
  const numbers = [1, 2, 3, 4, 5, 6];
  const guestId = (number: number) => id(`guest-${number}`);
  const invitations = numbers.map((number) => {
    const email = `sam${number}@fabrikam.com`;
    const state = { kind: "invited", since: at(`10:0${number}`), guestId: guestId(number) } as const;
    return anInvitation({ id: id(`invitation-${number}`), email, state });
  });
  let file: StoreFile;
  let store: Store;
  let log: RecordingLog;

  beforeEach(async () => {
    file = storeFile();
    log = new RecordingLog();
    store = await file.open({ log });
    log.lines.length = 0;
    await store.invitations.commit(aChange({ invitations }));
    file.sql("update invitations set options = 'nonsense' where id in ('invitation-6', 'invitation-5', 'invitation-3')");
  });
  afterEach(() => file.remove());

  it("keeps no other guest from being read, and takes nobody's place", async () => {
    const listed = async (limit: number, before?: number) => {
      const position = before === undefined ? {} : { before: { since: at(`10:0${before}`), id: id(`invitation-${before}`) } };
      return (await store.guests.list({ state: "invited", ...position }, limit)).map((one) => one.id);
    };
    assert.deepEqual(await listed(1), ["invitation-4"]);
    assert.deepEqual(await listed(2), ["invitation-4", "invitation-2"]);
    assert.deepEqual(await listed(9), ["invitation-4", "invitation-2", "invitation-1"]);
    assert.deepEqual(await listed(2, 4), ["invitation-2", "invitation-1"]);
  });

  it("isn't heard of by its guest; the others are, and it is logged once", async () => {
    for (const _ of [1, 2]) {
      const found = await store.invitations.findReadableByGuests(numbers.map(guestId));
      assert.deepEqual(found.map((one) => one.id).toSorted(), ["invitation-1", "invitation-2", "invitation-4"]);
    }
    const said = log.lines.map(({ code, invitation }) => `${code} ${String(invitation)}`);
    assert.deepEqual(
      said.toSorted(),
      ["3", "5", "6"].map((number) => `invitation-unreadable invitation-${number}`),
    );
  });

  it("keeps its guest: who must know all of a guest's invitations learns that one can't be read", async () => {
    const shared = anInvitation({
      id: id("invitation-7"),
      email: "other@fabrikam.com",
      state: { kind: "invited", since: at("10:07"), guestId: guestId(6) },
    });
    await store.invitations.commit(aChange({ invitations: [shared] }));
    await assert.rejects(store.invitations.findByGuests([guestId(6)]), { code: "store-corrupt", message: /row invitation-6 / });
    assert.deepEqual(await store.invitations.findByGuests([guestId(4)]), [invitations[3]]);
  });
});
