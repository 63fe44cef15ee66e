import assert from "node:assert/strict";
import { aChange } from "../../../build/a-change.ts";
import { aFollower } from "../../../build/a-follower.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { storeFile } from "./store-file.ts";
import type { StoreFile } from "./store-file.ts";

/** The outcomes of a commit are tested in the contract of `Invitations`; this tests what SQLite holds after a commit that failed. */
describe("commitChange", () => {
  let file: StoreFile;
  beforeEach(() => {
    file = storeFile();
  });
  afterEach(() => file.remove());

  const invitation = anInvitation({ id: id("invitation-1") });
  const event = { at: at("10:00"), invitation: invitation.id, what: "requested" } as const;
  const job = { task: { kind: "update-card", invitation: invitation.id }, due: at("10:00") } as const;
  const change = aChange({ invitations: [invitation], events: [event], jobs: [job], followers: [aFollower()] });
  const counts = () =>
    ["invitations", "events", "jobs", "followers", "cursors"].map((table) => file.sql(`select count(*) as n from ${table}`)[0]?.["n"]);

  it("writes all of a change", async () => {
    const { invitations } = await file.open();
    assert.equal(await invitations.commit({ ...change, cursor: { name: "users-delta", from: undefined, to: "link" } }), "committed");
    assert.deepEqual(counts(), [1, 1, 1, 1, 1]);
  });

  it("writes nothing of a change when its last part is refused", async () => {
    const { invitations } = await file.open();
    assert.equal(await invitations.commit({ ...change, cursor: { name: "users-delta", from: "elsewhere", to: "link" } }), "conflict");
    assert.deepEqual(counts(), [0, 0, 0, 0, 0]);
  });

  it("writes nothing, and lets nobody invite, once the data went to another place", async () => {
    const { invitations, posts } = await file.open();
    const mark = JSON.stringify({ at: at("10:00"), to: "the file new.db" });
    file.sql(`insert into cursors (name, value) values ('copied-to', '${mark}')`);
    await assert.rejects(invitations.commit(change), { code: "store-copied" });
    await assert.rejects(
      posts.decide(() => ({ verdict: "go", change: {} })),
      { code: "store-copied" },
    );
    assert.deepEqual(counts(), [0, 0, 0, 0, 1]);
  });

  it("writes nothing of a change that fails, and throws the failure", async () => {
    const { invitations } = await file.open();
    file.sql("create trigger broken before insert on jobs begin select raise(abort, 'broken'); end");
    await assert.rejects(invitations.commit(change), /broken/);
    assert.deepEqual(counts(), [0, 0, 0, 0, 0]);
  });
});
