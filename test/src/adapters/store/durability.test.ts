import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Store } from "../../../../src/adapters/store/database.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { encryptionKey, otherEncryptionKey } from "../../../build/encryption-key.ts";
import { at, id } from "../../../build/ids.ts";
import type { Change } from "../../../../src/ports/invitations.ts";
import { storeFile } from "./store-file.ts";
import type { StoreFile } from "./store-file.ts";

const writer = fileURLToPath(new URL("./endless-writer.ts", import.meta.url));

/** Runs the writer, and kills it while it works, once it has reported this many commits; returns all that it reported. */
async function killAfter(commits: number, path: string): Promise<string[]> {
  const child = spawn(process.execPath, [writer, path, encryptionKey], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const reported: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    reported.push(line);
    if (reported.length === commits) child.kill("SIGKILL");
  }
  await exited;
  return reported;
}

function everything(invitation = anInvitation()): Change {
  return aChange({
    invitations: [invitation],
    events: [{ at: at("10:00"), invitation: invitation.id, what: "requested" }],
    jobs: [{ task: { kind: "update-card", invitation: invitation.id }, due: at("10:00") }],
    redeemUrls: new Map([[invitation.id, "https://login.example/redeem"]]),
    cursor: { name: "users-delta", from: undefined, to: "link-1" },
  });
}

describe("the store's file", () => {
  let file: StoreFile;
  let store: Store;
  beforeEach(async () => {
    file = storeFile();
    store = await file.open();
  });
  afterEach(() => file.remove());

  it("holds every commit that was answered when the process is killed, each whole", async () => {
    const reported = await killAfter(20, file.path);
    assert.ok(reported.length >= 20);
    for (const own of reported) assert.equal((await store.invitations.find(id(own)))?.id, own);
    const counts = ["invitations", "events", "jobs"].map((table) => file.sql(`select count(*) as n from ${table}`)[0]?.["n"]);
    assert.equal(new Set(counts).size, 1, `invitations, events and jobs: ${counts.join(", ")}`);
    assert.ok(Number(counts[0]) >= reported.length);
  });

  for (const table of ["invitations", "events", "jobs", "cursors"]) {
    it(`holds nothing of a commit that failed at ${table}`, async () => {
      file.sql(`create trigger fail before insert on ${table} begin select raise(abort, 'no more'); end`);
      await assert.rejects(store.invitations.commit(everything()), /no more/);
      const rows = ["invitations", "events", "jobs", "cursors"].flatMap((each) => file.sql(`select * from ${each}`));
      assert.deepEqual(rows, []);
    });
  }

  it("stays usable after a commit that failed", async () => {
    file.sql("create trigger fail before insert on jobs begin select raise(abort, 'no more'); end");
    await assert.rejects(store.invitations.commit(everything()));
    file.sql("drop trigger fail");
    assert.equal(await store.invitations.commit(everything()), "committed");
  });

  it("keeps the audit trail as it was written", async () => {
    const own = id("invitation-1");
    const asked = { at: at("10:00"), invitation: own, what: "requested", by: id("person") } as const;
    const failed = { at: at("10:01"), invitation: own, what: "failed", detail: "busy" } as const;
    await store.invitations.commit(aChange({ events: [asked, failed] }));
    assert.deepEqual(file.sql("select at, invitation, what, person, detail from events order by id").map(Object.values), [
      [at("10:00"), own, "requested", "person", null],
      [at("10:01"), own, "failed", null, "busy"],
    ]);
    assert.throws(() => file.sql("update events set what = 'accepted'"), /append-only/);
    assert.throws(() => file.sql("delete from events"), /append-only/);
  });

  it("holds redeem links encrypted, and forgets them wholly", async () => {
    const invitation = anInvitation();
    const own = invitation.id;
    await store.invitations.commit(everything(invitation));
    assert.doesNotMatch(String(file.sql("select sealed_link from invitations")[0]?.["sealed_link"]), /login/);
    const stranger = await file.open({ encryptionKey: otherEncryptionKey });
    assert.equal(await stranger.invitations.redeemUrl(own), undefined);
    const rotated = await file.open({ encryptionKey: `${otherEncryptionKey},${encryptionKey}` });
    assert.match((await rotated.invitations.redeemUrl(own)) ?? "", /login/);
    await store.invitations.commit(aChange({ redeemUrls: new Map([[own, null]]) }));
    assert.equal(file.sql("select sealed_link from invitations")[0]?.["sealed_link"], null);
  });
});
