import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { migrations } from "../../../../src/adapters/store/migrations/index.ts";
import { otherEncryptionKey } from "../../../build/encryption-key.ts";
import { fullStore } from "../../../build/full-store/full-store.ts";
import { change } from "../../adapters/store/upkeep/rows-in.ts";
import { aShellOnStore } from "./a-shell-on-store.ts";
import type { ShellOnStore } from "./a-shell-on-store.ts";

describe("guestlist store check", () => {
  let shell: ShellOnStore;
  beforeEach(async () => {
    shell = await aShellOnStore();
  });
  afterEach(() => shell.remove());

  const newest = Object.keys(migrations).at(-1);

  it("tells about the configured store", async () => {
    const { code, stdout, stderr } = await shell.run(["check", "--output", "json"]);
    const { rows, bytes, ...report } = JSON.parse(stdout) as { rows: Record<string, number>; bytes: number };
    assert.deepEqual([code, stderr, rows["jobs"], bytes > 10_000], [0, "", fullStore.jobs.length, true]);
    assert.deepEqual(report, {
      ...{ place: `the file ${shell.file}`, kind: "sqlite", integrity: "ok", version: newest, programIs: "of the same version" },
      ...{ encryptionKey: "fits", copiedTo: null, copiedAt: null, restoredFrom: null, bots: [] },
    });
  });

  it("fails with another key, a newer version, an empty file and a damaged one", async () => {
    assert.match(
      (await shell.run(["check"], { ENCRYPTION_KEY: otherEncryptionKey })).stderr,
      /ENCRYPTION_KEY doesn't open what is encrypted in it\./,
    );
    change(shell.file, "insert into kysely_migration values ('9999-later', 'now')");
    const newer = await shell.run(["check"]);
    assert.deepEqual([newer.code, /A newer version of Guestlist has written it\./.test(newer.stderr)], [1, true]);
    writeFileSync(shell.places.at("empty"), "");
    assert.equal((await shell.run(["check", shell.places.at("empty")])).code, 6);
    writeFileSync(shell.places.at("text"), "No database at all. ".repeat(300));
    assert.match((await shell.refusal(["check", shell.places.at("text")]))[1], /damaged, or is none/);
  });

  it("says what a bot does with an older store, and where the data of a copied one is", async () => {
    change(shell.file, `delete from kysely_migration where name = '${newest}'`);
    const { code, stderr } = await shell.run(["check"]);
    assert.deepEqual([code, /brings it up to date/.test(stderr)], [0, true]);
    const [from, to] = [await shell.places.fill("from.db"), shell.places.at("new.db")];
    await shell.run(["copy", from, to, "--yes"]);
    assert.match((await shell.run(["check", from])).stderr, /Its data was copied to the file .*new\.db: no bot starts here any more\./);
  });
});
