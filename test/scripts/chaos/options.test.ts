import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { namesIn, readOptions } from "../../../scripts/chaos/options.ts";
import { projectRoot } from "../../../scripts/process/project-root.ts";

describe("readOptions", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-options-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (...args: readonly string[]) => readOptions(["--out", folder, ...args]);

  it("has a value for every flag", () => {
    const { app, out, scenario, kills, name, base, deliverTwice } = read();
    assert.deepEqual(
      { app, out, scenario, kills, name, base, deliverTwice },
      { app: projectRoot, out: folder, scenario: "kills", kills: 60, name: "kills-1-user", base: 0, deliverTwice: false },
    );
  });

  it("takes numbers, names and switches", () => {
    const { seed, name, deliverTwice, ["invite-as"]: inviteAs } = read("--seed", "3", "--invite-as", "app", "--deliverTwice");
    assert.deepEqual({ seed, name, deliverTwice, inviteAs }, { seed: 3, name: "kills-3-app", deliverTwice: true, inviteAs: "app" });
  });

  it("refuses what is no whole number", () => {
    assert.throws(() => read("--kills", "many"), { message: "--kills takes a whole number, not many" });
  });

  it("refuses several bots on one file, and a database that isn't known", () => {
    assert.throws(() => read("--instances", "3"), { message: "Several instances need --database postgres" });
    assert.throws(() => read("--database", "mysql"), { message: "--database is sqlite or postgres, not mysql" });
    assert.throws(() => read("--database", "postgres", "--instances", "5"), { message: "--instances is 1 to 4, not 5" });
  });

  it("refuses an unknown flag", () => {
    assert.throws(() => read("--kill", "3"), { code: "ERR_PARSE_ARGS_UNKNOWN_OPTION" });
  });
});

describe("namesIn", () => {
  it("is nothing in an empty list", () => {
    assert.deepEqual(namesIn(""), []);
  });

  it("splits at commas", () => {
    assert.deepEqual(namesIn("teams-500,deliver-twice"), ["teams-500", "deliver-twice"]);
  });
});
