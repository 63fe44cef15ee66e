import assert from "node:assert/strict";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { readStore } from "../../../../src/adapters/store/database.ts";
import type { Store } from "../../../../src/adapters/store/database.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { kindsIn } from "../../../build/full-store/kinds-in.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { readers, writers } from "./read-back.ts";
import { storeFile } from "./store-file.ts";
import type { StoreFile } from "./store-file.ts";
import { asKnownIn, rowCounts, storeFixtures } from "./store-fixtures.ts";

const withoutThread = (conversation: string) => conversation.replace(/;.*$/, "");
const idsOf = (invitations: readonly Invitation[]) => invitations.map(({ id }) => id).toSorted();

it("there is a store of an earlier version to run the migrations on", () => {
  assert.notDeepEqual(storeFixtures(), []);
});

for (const { version, path, encryptionKey, kinds, tables: expected } of storeFixtures()) {
  describe(`a store that version ${version} made`, () => {
    const lengths = Object.fromEntries(Object.entries(expected).map(([table, rows]) => [table, rows.length]));
    const invitations = expected.invitations.map(({ invitation }) => invitation);
    const inState = (...states: readonly string[]) => invitations.filter(({ state }) => states.includes(state.kind));
    const open = inState("requested", "awaiting-approval", "sending", "invited");
    const ended = invitations.filter((invitation) => !open.includes(invitation));
    let file: StoreFile;
    let store: Store;

    beforeEach(async () => {
      file = storeFile();
      mkdirSync(dirname(file.path));
      copyFileSync(path, file.path);
      store = await file.open({ encryptionKey });
    });
    afterEach(() => file.remove());

    it("holds each kind of thing that the version knew", () => {
      const found = new Map(Object.entries(kindsIn(expected)));
      const without = Object.entries(kinds).map(([of, names]) => [of, names.filter((name) => !found.get(of)?.has(name))] as const);
      assert.deepEqual(
        without.filter(([, names]) => names.length > 0),
        [],
      );
    });

    it("keeps every row when it is migrated", () => {
      const counts = rowCounts(file.path);
      assert.deepEqual(Object.fromEntries(Object.keys(lengths).map((table) => [table, counts[table]])), lengths);
    });

    for (const [table, read] of Object.entries({ ...readers, ...writers })) {
      const rows = expected[table as keyof typeof expected];
      it(`returns every row through the ports: ${rows.length} ${table}`, async () => {
        assert.deepEqual(asKnownIn(rows, await read(store, expected)), rows);
      });
    }

    it("still finds invitations by address, guest and state", async () => {
      for (const { id, emailKey } of open) assert.equal((await store.invitations.findOpen(emailKey))?.id, id);
      for (const { id, emailKey } of ended) assert.equal(await store.invitations.findOpen(emailKey), undefined, id);
      for (const { id, emailKey } of invitations) assert.deepEqual(idsOf(await store.invitations.findByAddress(emailKey)), [id]);
      const guests = invitations.flatMap(({ state }) => ("guestId" in state ? [state.guestId] : []));
      assert.equal((await store.invitations.findByGuests(guests)).length, guests.length);
      assert.deepEqual(idsOf(await store.guests.list({ state: "invited" }, 1000)), idsOf(inState("invited")));
      assert.deepEqual(idsOf(await store.lists.listAwaitingApproval(undefined, 100)), idsOf(inState("awaiting-approval")));
    });

    it("still lists invitations by place, with all threads of a channel, and by person", async () => {
      for (const { home, requester } of open) {
        const inPlace = open.filter((other) => withoutThread(other.home.conversation) === withoutThread(home.conversation));
        assert.deepEqual(idsOf(await store.lists.listOpen({ conversation: home.conversation }, { kind: "first" }, 100)), idsOf(inPlace));
        const ofPerson = open.filter((other) => other.requester.id === requester.id);
        assert.deepEqual(idsOf(await store.lists.listOpen({ requester: requester.id }, { kind: "first" }, 100)), idsOf(ofPerson));
      }
    });

    it("forgets receipts and announcements that are older than a given moment", async () => {
      for (const [port, times] of [
        [store.receipts, expected.receipts.map(({ seenAt }) => seenAt)],
        [store.announcements, expected.announcements.map(({ acceptedAt }) => acceptedAt)],
      ] as const) {
        const [newest = assert.fail("there are none")] = times.toSorted().toReversed();
        assert.equal(await port.purge(newest), times.filter((time) => time < newest).length);
      }
    });

    it("can be read beside a bot that runs on it", async () => {
      const reading = await readStore({ url: `sqlite:${file.path}`, encryptionKey, clock: new FakeClock() });
      try {
        for (const [table, read] of Object.entries(readers)) {
          const rows = expected[table as keyof typeof readers];
          assert.deepEqual(asKnownIn(rows, await read(reading, expected)), rows);
        }
      } finally {
        await reading.close();
      }
    });

    it("names a row that can't be read", async () => {
      const id = invitations.at(-1)?.id ?? assert.fail("there is none");
      file.sql(`update invitations set state = 'dreaming' where id = '${id}'`);
      const message = new RegExp(`^row ${id} of table invitations can't be read: state`);
      await assert.rejects(readers.invitations(store, expected), { code: "store-corrupt", message });
    });
  });
}
