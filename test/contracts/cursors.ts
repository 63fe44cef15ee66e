import assert from "node:assert/strict";
import type { Change, Cursors, Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";

interface Subject {
  readonly cursors: Cursors;
  readonly invitations: Invitations;
}

function move(from: string | undefined, to: string, name = "users-delta"): Change {
  return aChange({ cursor: { name, from, to } });
}

/** What every {@link Cursors} must do, moved by its store's commits. */
export function cursorsContract(subject: () => Subject): void {
  it("has no position of a stream at first", async () => {
    assert.equal(await subject().cursors.find("users-delta"), undefined);
  });

  it("has the position of the last commit", async () => {
    const { cursors, invitations } = subject();
    assert.equal(await invitations.commit(move(undefined, "link-1")), "committed");
    assert.equal(await invitations.commit(move("link-1", "link-2")), "committed");
    assert.equal(await cursors.find("users-delta"), "link-2");
  });

  it("tells an empty position from a missing one", async () => {
    const { cursors, invitations } = subject();
    assert.equal(await invitations.commit(move(undefined, "")), "committed");
    assert.equal(await cursors.find("users-delta"), "");
    assert.equal(await invitations.commit(move("", "link-1")), "committed");
  });

  it("keeps streams apart", async () => {
    const { cursors, invitations } = subject();
    await invitations.commit(move(undefined, "link-1"));
    assert.equal(await invitations.commit(move(undefined, "a", "sweep")), "committed");
    assert.deepEqual([await cursors.find("users-delta"), await cursors.find("sweep")], ["link-1", "a"]);
  });

  for (const [name, stale] of [
    ["nothing", undefined],
    ["an older position", "link-0"],
  ] as const) {
    it(`stays where it is when a commit expects ${name}`, async () => {
      const { cursors, invitations } = subject();
      await invitations.commit(move(undefined, "link-1"));
      assert.equal(await invitations.commit(move(stale, "link-2")), "conflict");
      assert.equal(await cursors.find("users-delta"), "link-1");
    });
  }

  it("does not begin when a commit expects a position", async () => {
    const { cursors, invitations } = subject();
    assert.equal(await invitations.commit(move("link-1", "link-2")), "conflict");
    assert.equal(await cursors.find("users-delta"), undefined);
  });
}
