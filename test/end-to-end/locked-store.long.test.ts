import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

/** Holds SQLite's exclusive lock, as a backup may, until it is told to end. */
const holder = `
  import { DatabaseSync } from "node:sqlite";
  const database = new DatabaseSync(process.argv[2]);
  database.exec("PRAGMA busy_timeout = 10000; BEGIN EXCLUSIVE");
  process.send("holds");
  process.once("message", () => {
    database.exec("ROLLBACK");
    database.close();
    process.disconnect();
  });
`;

describe("While another process holds the database", function () {
  this.timeout(60_000);
  let folder: string;
  let world: World;
  let adele: Chat;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "locked-"));
    await writeFile(join(folder, "hold.mjs"), holder);
    world = await startWorld({ DATABASE_URL: `sqlite:${join(folder, "store.db")}` });
    adele = await world.as(PERSON_IDS.adele);
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("nobody is promised an answer: the person presses again, and the invitation goes out once", async () => {
    await adele.say("invite sam@northwindtraders.com");
    const form = await adele.form();
    const backup = fork(join(folder, "hold.mjs"), [join(folder, "store.db")]);
    await once(backup, "message");
    const typed = { email: "sam@northwindtraders.com" };
    const answer = await adele.press(form, "send-invitation", typed);
    assert.equal(
      answer.kind === "message" && answer.text,
      "I couldn't store this yet, so nothing has been sent. Press the button again in a minute.",
    );
    backup.send("end");
    await once(backup, "exit");
    const again = await adele.press(form, "send-invitation", typed);
    assert.ok(again.kind === "card" && /Invited/.test(wordsOf(again.message.card)), JSON.stringify(again));
    assert.equal(world.sandbox.tenant.mailbox.list().length, 1);
  });
});
