import assert from "node:assert/strict";
import { doctorFacts, judged } from "./doctor-facts.ts";
import { at } from "../../../build/ids.ts";

const invalid = { kind: "not-seen", says: "ENCRYPTION_KEY is missing." } as const;
const silent = { kind: "not-seen", says: "The database can't be used: it doesn't answer.", fix: "DATABASE_URL names it." } as const;

describe("the doctor's checks of the database", () => {
  it("say what is wrong with the settings", () => {
    const facts = { ...doctorFacts(), settings: invalid, store: silent, running: silent };
    assert.deepEqual(judged("settings", facts), {
      color: "red",
      says: "ENCRYPTION_KEY is missing.",
      fix: "Correct them in .env, or in the environment of the bot.",
    });
    assert.equal(judged("database", facts).color, "yellow");
  });

  it("say that the database can't be used, and the way out", () => {
    const facts = { ...doctorFacts(), store: silent, running: silent };
    assert.deepEqual(judged("database", facts), { color: "red", says: silent.says, fix: silent.fix });
    const { fix: _, ...without } = silent;
    assert.match(String(Object.entries(judged("database", { ...facts, store: without }))), /docs\/operations\.md/);
  });

  it("name the kind of database, and compare its version with this program's", () => {
    assert.match(judged("database").says, /^PostgreSQL answers/);
    assert.match(judged("database", { report: { kind: "sqlite" } }).says, /^SQLite answers/);
    const [empty, older, newer] = [
      judged("database", { report: { version: undefined, fits: "older" } }),
      judged("database", { report: { fits: "older" } }),
      judged("database", { report: { fits: "newer" } }),
    ];
    assert.deepEqual([empty.color, older.color, newer.color], ["red", "red", "red"]);
    assert.match(empty.says, /no data of Guestlist/);
    assert.match(older.says, /older than this program/);
    assert.match(newer.says, /A newer version/);
  });

  it("say whether the key fits", () => {
    assert.equal(judged("encryption-key", { report: { key: "none" } }).color, "green");
    assert.equal(judged("encryption-key", { report: { key: "does-not-fit" } }).color, "red");
  });

  it("say where the data went", () => {
    const moved = judged("moved", { report: { copied: { to: "the database guestlist at db.contoso.com", at: at("09:00") } } });
    assert.equal(moved.color, "red");
    assert.match(moved.says, /copied to the database guestlist at db\.contoso\.com on 2026-11-20/);
    const moving = judged("moved", { report: { copied: { to: "the file new.db", at: at("09:00"), isUnderWay: true } } });
    assert.deepEqual([moving.color, /is being copied to the file new\.db, or that was broken off/.test(moving.says)], ["red", true]);
  });

  it("say that a restored backup waits to be compared", () => {
    const restored = judged("restored", { report: { restored: at("09:00") } });
    assert.equal(restored.color, "yellow");
    assert.match(restored.says, /a backup of 2026-11-20/);
  });
});
