import assert from "node:assert/strict";
import { gatherFacts } from "../../../../src/cli/doctor/gather-facts.ts";
import type { Doors, Seen } from "../../../../src/cli/doctor/gather-facts.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { doctorFacts } from "./doctor-facts.ts";

const environment = { ENCRYPTION_KEY: encryptionKey, PUBLIC_URL: "https://bot.contoso.com/" };
const is = <Fact>(fact: Seen<Fact>): Fact => (fact.kind === "seen" ? fact.is : assert.fail(fact.says));
const well = doctorFacts();

function doors(given: Partial<Doors> = {}): () => Doors {
  return () => ({ configured: "db", check: async () => is(well.store), seeRunning: async () => is(well.running), ...given });
}

describe("gatherFacts", () => {
  it("gathers what can be seen", async () => {
    assert.deepEqual(await gatherFacts(environment, doors()), well);
  });

  it("keeps why the settings or the database can't be used, and looks no further", async () => {
    const noKey = await gatherFacts({}, () => assert.fail("nothing is opened"));
    assert.ok(noKey.settings.kind === "not-seen");
    assert.match(noKey.settings.says, /ENCRYPTION_KEY is missing/);
    const check = async () => Promise.reject(new GuestlistError("store-unavailable", "db: it doesn't answer"));
    const silent = await gatherFacts(environment, doors({ check, seeRunning: async () => assert.fail("it isn't read") }));
    assert.deepEqual(silent.store, {
      kind: "not-seen",
      says: "The database can't be used: db: it doesn't answer.",
      fix: "DATABASE_URL names it.",
    });
    assert.equal(silent.running.kind, "not-seen");
  });

  for (const [why, given] of Object.entries({
    empty: { version: undefined, fits: "older" },
    older: { fits: "older" },
    newer: { fits: "newer" },
    moved: { copied: { to: "elsewhere", at: is(well.running).now } },
  } as const)) {
    it(`doesn't read the tables of a database that isn't of this version, or isn't used: ${why}`, async () => {
      const check = async () => ({ ...is(well.store), ...given });
      const facts = await gatherFacts(environment, doors({ check, seeRunning: async () => assert.fail("it isn't read") }));
      assert.deepEqual([facts.store.kind, facts.running.kind], ["seen", "not-seen"]);
    });
  }

  it("keeps why the tables can't be read", async () => {
    const seeRunning = async () => Promise.reject(new GuestlistError("store-unavailable", "it is locked"));
    assert.equal((await gatherFacts(environment, doors({ seeRunning }))).running.kind, "not-seen");
  });

  it("throws what isn't expected", async () => {
    const check = async () => Promise.reject(new TypeError("a mistake"));
    await assert.rejects(gatherFacts(environment, doors({ check })), TypeError);
  });

  it("keeps a key that can't be opened with as a fact of the settings", async () => {
    const open = () => {
      throw new GuestlistError("config-invalid", "ENCRYPTION_KEY is not valid");
    };
    assert.equal((await gatherFacts(environment, open)).settings.kind, "not-seen");
  });
});
