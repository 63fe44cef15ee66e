import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { storeUpkeep } from "../../../../../src/adapters/store/upkeep/store-upkeep.ts";
import { otherEncryptionKey } from "../../../../build/encryption-key.ts";
import { fullStore } from "../../../../build/full-store/full-store.ts";
import { change, rowsIn } from "./rows-in.ts";
import { quietly, twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

describe("copyStore", () => {
  let places: TwoPlaces;
  beforeEach(async () => {
    places = await twoPlaces();
  });
  afterEach(() => places.remove());

  const copy = (from: string, to: string) => places.upkeep.copy(from, to, quietly);

  it("copies every row of every table, and says what is there now", async () => {
    const from = await places.fill("from.db");
    const before = rowsIn(from);
    const { tables, ...where } = await copy(from, places.at("to.db"));
    assert.deepEqual(where, { from: `the file ${from}`, to: `the file ${places.at("to.db")}` });
    assert.deepEqual(rowsIn(places.at("to.db")), before);
    const counts = Object.entries(before).filter(([name]) => name !== "sqlite_sequence");
    assert.deepEqual(
      tables.map(({ table, rows }) => [table, rows]),
      counts.map(([name, rows]) => [name, rows.length]),
    );
    const filled = tables.filter(({ rows }) => rows > 0);
    assert.equal(new Set(filled.map(({ checksum }) => checksum)).size, filled.length);
  });

  it("copies a table that a later version has added: tables come from the schema", async () => {
    const from = await places.fill("from.db");
    const to = await places.make("to.db");
    const made = "create table later_ones (a text, b integer, c text, primary key (a, b))";
    change(from, `${made}; insert into later_ones values ('x', 1, null), ('x', 2, 'ü'), ('y', 1, '')`);
    change(to, made);
    const { tables } = await copy(from, to);
    assert.equal(tables.find(({ table }) => table === "later_ones")?.rows, 3);
    assert.deepEqual(rowsIn(to)["later_ones"], rowsIn(from)["later_ones"]);
  });

  it("gives numbers to new rows that no row had before, even if those rows are gone", async () => {
    const from = await places.fill("from.db");
    change(from, "insert into jobs (id, task, due) values (900, '{}', 'x'); delete from jobs where id = 900");
    await copy(from, places.at("to.db"));
    const database = new DatabaseSync(places.at("to.db"));
    assert.equal(database.prepare("insert into jobs (task, due) values ('{}', 'x')").run().lastInsertRowid, 901);
    database.close();
  });

  it("leaves the trail as protected as it was", async () => {
    await copy(await places.fill("from.db"), places.at("to.db"));
    assert.throws(() => change(places.at("to.db"), "delete from events"), /append-only/);
  });

  it("makes the target's file for its owner alone", async () => {
    await copy(await places.fill("from.db"), places.at("to.db"));
    assert.equal(statSync(places.at("to.db")).mode & 0o777, 0o600);
  });

  it("marks the source: a bot that starts on it says where the data went", async () => {
    const from = await places.fill("from.db");
    await copy(from, places.at("to.db"));
    const words = {
      code: "store-copied",
      message: new RegExp(`its data was copied to the file ${places.at("to.db")} on 2026-11-20.*DATABASE_URL.*--unmark`),
    };
    await assert.rejects(places.open("from.db"), words);
    await assert.rejects(copy(from, places.at("other.db")), words);
    assert.equal(existsSync(places.at("other.db")), false);
    const target = await places.open("to.db");
    const [kept] = fullStore.invitations.filter(({ redeemUrl }) => redeemUrl !== undefined);
    assert.ok(kept);
    assert.equal(await target.invitations.redeemUrl(kept.invitation.id), kept.redeemUrl);
    await target.close();
  });

  it("is undone by taking the mark back, once", async () => {
    const from = await places.fill("from.db");
    await copy(from, places.at("to.db"));
    const { copied } = await places.upkeep.check(from);
    assert.ok(copied);
    assert.equal(await places.upkeep.unmark(from, copied), true);
    assert.equal(await places.upkeep.unmark(from, copied), false);
    await (await places.open("from.db")).close();
  });

  describe("that is broken off after the target has everything", () => {
    let [from, to] = ["", ""];
    const underWay = { code: "store-copied", message: /is being copied to the file .*to\.db since 2026-11-20 at 10:00 UTC/ };
    beforeEach(async () => {
      [from, to] = [await places.fill("from.db"), places.at("to.db")];
      const cut = "create trigger cut before insert on cursors when new.name = 'copied-to' and new.value not like '%isUnderWay%'";
      change(from, `${cut} begin select raise(abort, 'cut off'); end`);
      await assert.rejects(copy(from, to), /cut off/);
      change(from, "drop trigger cut");
    });

    it("lets no bot start on the old place, nor a copy to another one", async () => {
      assert.deepEqual(rowsIn(to), rowsIn(from));
      await assert.rejects(places.open("from.db"), underWay);
      await assert.rejects(copy(from, places.at("other.db")), underWay);
      await (await places.open("to.db")).close();
    });

    it("is found to be whole by the next try, which writes nothing more there", async () => {
      change(to, "create trigger still before insert on marks begin select raise(abort, 'written'); end");
      const { tables } = await copy(from, to);
      assert.equal(tables.find(({ table }) => table === "invitations")?.rows, fullStore.invitations.length);
      await assert.rejects(places.open("from.db"), { code: "store-copied", message: /was copied to the file .*to\.db/ });
    });

    it("isn't repeated over what a bot has done there since", async () => {
      change(to, "insert into marks values ('later', '2026-11-20T10:00:00.000Z')");
      const before = rowsIn(to);
      await assert.rejects(copy(from, to), { code: "store-in-use", message: /may have been whole, and a bot may work there since/ });
      assert.deepEqual(rowsIn(to), before);
      await assert.rejects(places.open("from.db"), underWay);
    });

    it("is given up by taking the mark back", async () => {
      const { copied } = await places.upkeep.check(from);
      assert.ok(copied?.isUnderWay);
      assert.equal(await places.upkeep.unmark(from, copied), true);
      await (await places.open("from.db")).close();
    });
  });

  it("says that its mark was taken back while it copied nothing yet", async () => {
    const from = await places.fill("from.db");
    change(
      from,
      "create trigger gone after insert on cursors when new.name = 'copied-to' begin delete from cursors where name = new.name; end",
    );
    await assert.rejects(copy(from, places.at("to.db")), { code: "store-in-use", message: /the mark of this copy was taken back/ });
  });

  it("refuses while a bot works on the source or the target, and makes nothing", async () => {
    const from = await places.fill("from.db");
    const holder = new DatabaseSync(`${from}.lock`);
    holder.exec("begin exclusive");
    await assert.rejects(copy(from, places.at("to.db")), {
      code: "store-in-use",
      message: /from\.db can't be used as the database: a bot works on it: stop it first/,
    });
    assert.equal(existsSync(places.at("to.db")), false);
    holder.close();
    const other = await places.make("other.db");
    const second = new DatabaseSync(`${other}.lock`);
    second.exec("begin exclusive");
    await assert.rejects(copy(from, other), { code: "store-in-use", message: /other\.db/ });
    second.close();
    await (await places.open("from.db")).close();
  });

  it("keeps a bot from starting meanwhile", async () => {
    const from = await places.fill("from.db");
    let isHeld: boolean | undefined;
    await places.upkeep.copy(from, places.at("to.db"), {
      ...quietly,
      tell: () => {
        isHeld ??= isLocked(`${from}.lock`) && isLocked(`${places.at("to.db")}.lock`);
      },
    });
    assert.equal(isHeld, true);
    assert.equal(isLocked(`${from}.lock`), false);
  });

  it("refuses a target with rows, and leaves both as they were", async () => {
    const [from, to] = [await places.fill("from.db"), await places.make("to.db")];
    change(to, "insert into marks values ('mine', '2026-11-20T10:00:00.000Z')");
    await assert.rejects(copy(from, to), { code: "store-in-use", message: /isn't empty: there are rows in its table marks/ });
    assert.deepEqual(rowsIn(to)["marks"]?.length, 1);
    await (await places.open("from.db")).close();
  });

  it("refuses another ENCRYPTION_KEY before it makes anything", async () => {
    const from = await places.fill("from.db");
    const upkeep = storeUpkeep({ encryptionKey: otherEncryptionKey, clock: places.clock });
    await assert.rejects(upkeep.copy(from, places.at("to.db"), quietly), {
      code: "config-invalid",
      message: /ENCRYPTION_KEY isn't the key of these data/,
    });
    assert.equal(existsSync(places.at("to.db")), false);
  });

  it("tries the key on a draft, or on a late answer, when no link is kept", async () => {
    const upkeep = storeUpkeep({ encryptionKey: otherEncryptionKey, clock: places.clock });
    for (const gone of ["", "delete from drafts"]) {
      const from = await places.fill(`from${gone.length}.db`);
      change(from, `update invitations set sealed_link = null; ${gone}`);
      await assert.rejects(upkeep.copy(from, places.at("to.db"), quietly), { code: "config-invalid" });
    }
    const from = await places.make("nothing-sealed.db");
    await upkeep.copy(from, places.at("to.db"), quietly);
  });

  it("leaves the target empty when it is stopped in the middle, and the source as it was", async () => {
    const [from, to] = [await places.fill("from.db"), await places.make("to.db")];
    const fresh = rowsIn(to);
    const stopping = new AbortController();
    const tell = (table: string) => {
      if (table === "posts") stopping.abort();
    };
    await assert.rejects(places.upkeep.copy(from, to, { tell, stop: stopping.signal }));
    assert.deepEqual(rowsIn(to), fresh);
    await (await places.open("from.db")).close();
    await copy(from, to);
  });

  it("refuses to copy a store into itself, and stores of another version", async () => {
    const from = await places.fill("from.db");
    await assert.rejects(copy(from, from), { code: "config-invalid", message: /into itself/ });
    change(from, "insert into kysely_migration values ('9999-later', 'now')");
    await assert.rejects(copy(from, places.at("to.db")), { code: "store-unavailable", message: /newer than this program/ });
    change(from, "delete from kysely_migration where name > '0020'");
    await assert.rejects(copy(from, places.at("to.db")), { code: "store-unavailable", message: /older than this program/ });
    await assert.rejects(copy(places.at("none.db"), places.at("to.db")), { code: "store-unavailable", message: /there is no such file/ });
    await assert.rejects(copy(":memory:", places.at("to.db")), { code: "store-unavailable", message: /name a file/ });
    assert.equal(existsSync(places.at("to.db")), false);
  });

  it("refuses a target whose tables were changed by hand", async () => {
    const [from, to] = [await places.fill("from.db"), await places.make("to.db")];
    change(to, "alter table marks add column more text");
    await assert.rejects(copy(from, to), { code: "store-unavailable", message: /don't have the same tables/ });
  });

  it("names a text that PostgreSQL couldn't store", async () => {
    const from = await places.fill("from.db");
    change(from, "insert into marks values ('a' || char(0) || 'b', 'x')");
    await assert.rejects(copy(from, places.at("to.db")), {
      code: "store-corrupt",
      message: /table marks has a character 0 in the column name/,
    });
  });

  it("notices a row that the target stores differently", async () => {
    const [from, to] = [await places.fill("from.db"), await places.make("to.db")];
    change(to, "create trigger meddle after insert on marks begin update marks set at = 'changed'; end");
    await assert.rejects(copy(from, to), { code: "store-corrupt", message: /table marks isn't the same after copying/ });
    change(to, "drop trigger meddle; create trigger eat after insert on marks begin delete from marks; end");
    await assert.rejects(copy(from, to), { code: "store-corrupt", message: /2 rows were read, and 0 are there/ });
  });
});

function isLocked(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("begin exclusive");
    return false;
  } catch {
    return true;
  } finally {
    database.close();
  }
}
