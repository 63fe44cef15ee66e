import assert from "node:assert/strict";
import { checks } from "../../../../src/cli/doctor/checks.ts";
import { encryptionKey, otherEncryptionKey } from "../../../build/encryption-key.ts";
import { twoPlaces } from "../../adapters/store/upkeep/two-places.ts";
import type { TwoPlaces } from "../../adapters/store/upkeep/two-places.ts";
import { runShell } from "../a-shell.ts";

describe("guestlist doctor", () => {
  let places: TwoPlaces;
  let file: string;
  beforeEach(async () => {
    places = await twoPlaces();
    file = await places.fill("store.db");
  });
  afterEach(() => places.remove());

  const doctor = (settings: Record<string, string> = {}, ...args: readonly string[]) =>
    runShell(["doctor", ...args], { settings: { ENCRYPTION_KEY: encryptionKey, DATABASE_URL: file, ...settings } });

  async function colors(settings: Record<string, string> = {}): Promise<Readonly<Record<string, string>>> {
    const { stdout } = await doctor(settings, "--output", "json");
    const lines = JSON.parse(stdout) as { check: string; status: string }[];
    return Object.fromEntries(lines.map(({ check, status }) => [check, status]));
  }

  it("prints every check in the order of the table, and ends with 1 while one is red", async () => {
    const { code, stdout, stderr } = await doctor({}, "--output", "jsonl");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { check: string });
    assert.deepEqual(
      lines.map(({ check }) => check),
      checks.map(({ name }) => name),
    );
    assert.equal(code, 1);
    assert.match(stderr, /^\d+ red, \d+ yellow, \d+ green\.\n$/);
  });

  it("prints lines for people, a red one with its fix", async () => {
    const { stdout } = await doctor();
    assert.match(stdout, /^green {3}database: SQLite answers, and its tables are those of this version\.$/m);
    assert.match(stdout, /^red {5}instances: No bot works on this database: .*\n {8}Start the bot/m);
  });

  it("finds a missing database, a wrong key, data that moved, and a restored backup", async () => {
    assert.equal((await colors({ DATABASE_URL: places.at("none.db") }))["database"], "red");
    assert.equal((await colors({ ENCRYPTION_KEY: otherEncryptionKey }))["encryption-key"], "red");
    await runShell(["store", "copy", file, places.at("new.db"), "--yes"], { settings: { ENCRYPTION_KEY: encryptionKey } });
    assert.equal((await colors())["moved"], "red");
    await runShell(["store", "copy", "--unmark", file, "--yes"], { settings: { ENCRYPTION_KEY: encryptionKey } });
    await runShell(["store", "restored", file], { settings: { ENCRYPTION_KEY: encryptionKey } });
    const { moved, restored } = await colors();
    assert.deepEqual([moved, restored], ["green", "yellow"]);
  });

  it("ends with 0 when nothing is red", async () => {
    const store = await places.open("new.db");
    const now = new Date().toISOString() as never;
    await store.instances.beat({ version: "1.2.3", started: now, seenAt: now }, now);
    const { code, stdout } = await doctor({ DATABASE_URL: places.at("new.db") });
    await store.close();
    assert.equal(code, 0, stdout);
  });

  it("prints no secret", async () => {
    const wrong = { DATABASE_URL: "postgres://bot:hidden@127.0.0.1:1/guestlist", PUBLIC_URL: "https://bot.contoso.com" };
    const { code, stdout, stderr } = await doctor(wrong, "--verbose");
    assert.equal(code, 1);
    assert.doesNotMatch(stdout + stderr, /hidden/);
    assert.ok(!(stdout + stderr).includes(encryptionKey));
  });

  it("says that there are no settings", async () => {
    const { code, stderr } = await runShell(["doctor"]);
    assert.deepEqual([code, stderr.startsWith("No settings were found.")], [1, true]);
  });
});
