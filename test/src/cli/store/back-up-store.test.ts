import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { aShellOnStore } from "./a-shell-on-store.ts";
import type { ShellOnStore } from "./a-shell-on-store.ts";

describe("guestlist store backup", () => {
  let shell: ShellOnStore;
  beforeEach(async () => {
    shell = await aShellOnStore();
  });
  afterEach(() => shell.remove());

  it("writes a file that store check accepts", async () => {
    const backup = shell.places.at("backup.sqlite");
    const { code, stderr } = await shell.run(["backup", backup]);
    assert.equal(code, 0);
    assert.match(stderr, new RegExp(`^[\\d,]+ bytes written to ${backup}, and checked\\.\nIts encrypted parts`));
    const checked = await shell.run(["check", backup, "--output", "json"]);
    assert.equal(checked.code, 0);
    const report = JSON.parse(checked.stdout) as { integrity: string; restoredFrom: string; encryptionKey: string };
    assert.deepEqual([report.integrity, report.encryptionKey, typeof report.restoredFrom], ["ok", "fits", "string"]);
    assert.match(checked.stderr, /looks every open invitation up before it sends anything/);
  });

  it("never replaces a file, and says why it can't write one", async () => {
    writeFileSync(shell.places.at("there"), "mine");
    const [code, words] = await shell.refusal(["backup", shell.places.at("there")]);
    assert.equal(code, 2);
    assert.match(words, /there” exists already, and is as it was\. Name a new file\./);
    assert.match((await shell.refusal(["backup", shell.places.at("no/folder")]))[1], /can't be written: its folder doesn't exist\./);
    assert.equal((await shell.refusal(["backup"]))[0], 2);
    assert.equal((await shell.run(["backup", shell.places.at("new"), "--what-if"])).code, 0);
    assert.equal(existsSync(shell.places.at("new")), false);
  });

  it("says which line saves PostgreSQL", async () => {
    const [code, words] = await shell.refusal(["backup", "x.dump"], { DATABASE_URL: "postgres://bot:secret@db.contoso.com/guestlist" });
    assert.equal(code, 2);
    assert.match(words, /pg_dump --format=custom --no-owner --file=\S+ "\$MIGRATION_DATABASE_URL"\n.*docs\/operations\.md/);
    assert.doesNotMatch(words, /secret/);
  });
});
