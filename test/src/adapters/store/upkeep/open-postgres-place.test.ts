import assert from "node:assert/strict";
import { sql } from "kysely";
import { linkSeal } from "../../../../../src/adapters/store/link-seal.ts";
import { portsOver } from "../../../../../src/adapters/store/ports-over.ts";
import { checkStore } from "../../../../../src/adapters/store/upkeep/check-store.ts";
import { copyStore, expectCopyable } from "../../../../../src/adapters/store/upkeep/copy-store.ts";
import { openPostgresPlace } from "../../../../../src/adapters/store/upkeep/open-postgres-place.ts";
import { openSqlitePlace } from "../../../../../src/adapters/store/upkeep/open-sqlite-place.ts";
import { emptyTables } from "../../../../build/empty-tables.ts";
import { encryptionKey } from "../../../../build/encryption-key.ts";
import { fullStore } from "../../../../build/full-store/full-store.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";
import { aPglitePlace } from "./a-pglite-place.ts";
import { change, rowsIn } from "./rows-in.ts";
import { quietly, twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

const seal = linkSeal(encryptionKey);

describe("a place on PostgreSQL", function () {
  this.timeout(30_000);
  let places: TwoPlaces;
  let postgres: Awaited<ReturnType<typeof aPglitePlace>>;
  before(async function () {
    this.timeout(120_000);
    postgres = await aPglitePlace();
  });
  after(() => postgres.place.close());
  beforeEach(async () => {
    await emptyTables(postgres.opened.db);
    places = await twoPlaces();
  });
  afterEach(() => places.remove());

  const needs = { clock: new FakeClock(), ...quietly };

  async function fromFile(name: string) {
    const source = openSqlitePlace(await places.fill(name), "write", needs.clock);
    try {
      await expectCopyable(source, seal);
      return await copyStore(source, postgres.place, needs);
    } finally {
      await source.close();
    }
  }

  async function toFile(name: string) {
    const target = openSqlitePlace(await places.make(name), "make", needs.clock);
    try {
      return await copyStore(postgres.place, target, needs);
    } finally {
      await target.close();
    }
  }

  it("gets every row of a file, and gives them back as they were", async () => {
    const there = await fromFile("from.db");
    const back = await toFile("back.db");
    assert.deepEqual(back, there);
    assert.deepEqual(rowsIn(places.at("back.db")), rowsIn(places.at("from.db")));
  });

  it("keeps texts of every script and kind, nulls and numbers", async () => {
    const texts = ["", "'", "𝓰üñ̈ 漢字 ‏עברית 👩‍👩‍👧", "\\u0000", '{"a":[1,null]}', "\r\n\t%_", "x".repeat(100_000)];
    const file = await places.fill("from.db");
    for (const [index, one] of texts.entries()) change(file, `insert into marks values ('n${index}', '${one.replaceAll("'", "''")}')`);
    const source = openSqlitePlace(file, "write", needs.clock);
    await copyStore(source, postgres.place, needs);
    await source.close();
    const stored = await postgres.place.db.selectFrom("marks").select("at").where("name", "like", "n%").orderBy("name").execute();
    assert.deepEqual(
      stored.map(({ at }) => at),
      texts,
    );
  });

  it("gives new rows numbers that no row had before, there and back", async () => {
    await fromFile("from.db");
    const { rows } = await sql<{ id: number }>`insert into jobs (task, due) values ('{}', 'x') returning id`.execute(postgres.place.db);
    const before = rowsIn(places.at("from.db"))["sqlite_sequence"] as { name: string; seq: number }[];
    assert.equal(Number(rows[0]?.id), (before.find(({ name }) => name === "jobs")?.seq ?? 0) + 1);
    await toFile("back.db");
    change(places.at("back.db"), "insert into jobs (task, due) values ('{}', 'last')");
    const jobs = rowsIn(places.at("back.db"))["jobs"] as { id: number; due: string }[];
    assert.equal(jobs.find(({ due }) => due === "last")?.id, Number(rows[0]?.id) + 1);
  });

  it("can be worked on after the copy, and its trail is as protected", async () => {
    await fromFile("from.db");
    const store = portsOver(postgres.opened, { url: "", encryptionKey, clock: needs.clock });
    const [kept] = fullStore.invitations.filter(({ redeemUrl }) => redeemUrl !== undefined);
    assert.ok(kept);
    assert.equal(await store.invitations.redeemUrl(kept.invitation.id), kept.redeemUrl);
    await assert.rejects(sql`delete from events`.execute(postgres.place.db), /append-only/);
  });

  it("stays empty when the copy is stopped in the middle", async () => {
    const source = openSqlitePlace(await places.fill("from.db"), "write", needs.clock);
    const stopping = new AbortController();
    const tell = (table: string) => (table === "posts" ? stopping.abort() : undefined);
    await assert.rejects(copyStore(source, postgres.place, { ...needs, tell, stop: stopping.signal }));
    const { rows } = await checkStore(postgres.place, seal);
    assert.deepEqual([rows["invitations"], rows["marks"], rows["gate"]], [0, 0, 1]);
    assert.equal((await copyStore(source, postgres.place, needs)).length, Object.keys(rows).length);
    await source.close();
  });

  it("refuses while a bot was seen there less than a minute ago", async () => {
    await fromFile("from.db");
    const beat = (seenAt: string) =>
      sql`insert into instances (id, version, migration, started, seen_at) values (${seenAt}, '1', '1', ${seenAt}, ${seenAt})`.execute(
        postgres.place.db,
      );
    await beat("2026-11-20T09:58:59.000Z");
    await postgres.place.keepBotsOut();
    await beat("2026-11-20T09:59:01.000Z");
    await assert.rejects(expectCopyable(postgres.place, seal), {
      code: "store-in-use",
      message: /less than a minute ago \(2026-11-20T09:59:01/,
    });
    const { bots, ...report } = await checkStore(postgres.place, seal);
    assert.deepEqual(
      bots.map(({ id }) => id),
      ["2026-11-20T09:59:01.000Z"],
    );
    assert.deepEqual(
      [report.kind, report.integrity, report.fits, report.key, report.bytes > 100_000],
      ["postgres", undefined, "same", "fits", true],
    );
  });

  it("names the database and its host, never the user or the password", async () => {
    const url = "postgres://bot:hidden@127.0.0.1:1/guestlist";
    await assert.rejects(openPostgresPlace(url, { clock: new FakeClock() }), (error: Error) => {
      assert.match(error.message, /The database guestlist at 127\.0\.0\.1:1 can't be used/);
      assert.doesNotMatch(error.message, /hidden|bot/);
      return true;
    });
  });
});
