import assert from "node:assert/strict";
import type { GuestId } from "../../src/domain/ids.ts";
import type { DirectoryChanges, UserChange } from "../../src/ports/directory-changes.ts";

/** A stream of changes, and the ways to cause changes that appear in it. */
export interface DirectoryChangesUnderTest {
  readonly changes: DirectoryChanges;
  /** Invites this many guests. */
  invite(count: number): Promise<readonly GuestId[]>;
  accept(guest: GuestId): Promise<void>;
  remove(guest: GuestId): Promise<void>;
  /** Lets time pass until every issued link has expired. */
  outdate(): void;
}

/** Reads from a link to the end of the stream. */
async function readAll(changes: DirectoryChanges, from: string) {
  const all: UserChange[] = [];
  let link = from;
  for (let more = true; more;) {
    const page = await changes.read(link);
    if (page.kind === "resync") assert.fail("the link was still good");
    all.push(...page.changes);
    ({ next: link, more } = page);
  }
  return { all, link };
}

/** What every {@link DirectoryChanges} must do. */
export function directoryChangesContract(subject: () => DirectoryChangesUnderTest): void {
  it("lists no changes from before the link", async () => {
    const { changes, invite } = subject();
    await invite(1);
    const { all } = await readAll(changes, await changes.latest());
    assert.deepEqual(all, []);
  });

  it("lists guests who were invited since", async () => {
    const { changes, invite } = subject();
    const start = await changes.latest();
    const guests = await invite(3);
    const { all } = await readAll(changes, start);
    assert.deepEqual(all.map(({ id }) => id).toSorted(), guests.toSorted());
    assert.ok(all.every((change) => change.kind === "changed" && change.userState === "PendingAcceptance"));
  });

  it("lists an acceptance with its time, and only once over the following links", async () => {
    const { changes, invite, accept } = subject();
    const [guest] = await invite(1);
    assert.ok(guest);
    const start = await changes.latest();
    await accept(guest);
    const { all, link } = await readAll(changes, start);
    const [change] = all;
    assert.deepEqual([all.length, change?.kind, change?.id], [1, "changed", guest]);
    assert.ok(change?.kind === "changed" && change.userState === "Accepted");
    assert.match(change.userStateSince ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.deepEqual((await readAll(changes, link)).all, []);
  });

  it("lists the same again from the same link: a crash loses nothing", async () => {
    const { changes, invite } = subject();
    const start = await changes.latest();
    await invite(5);
    const first = await readAll(changes, start);
    const again = await readAll(changes, start);
    assert.deepEqual(again.all, first.all);
  });

  it("lists a guest who was removed", async () => {
    const { changes, invite, remove } = subject();
    const [guest] = await invite(1);
    assert.ok(guest);
    const start = await changes.latest();
    await remove(guest);
    assert.deepEqual((await readAll(changes, start)).all, [{ kind: "removed", id: guest }]);
  });

  it("gives a new valid link to start over when a link has expired", async () => {
    const { changes, invite, outdate } = subject();
    const start = await changes.latest();
    await invite(1);
    outdate();
    const page = await changes.read(start);
    assert.equal(page.kind, "resync");
    await readAll(changes, page.next);
  });
}
