import assert from "node:assert/strict";
import type { Engine } from "../../../../../src/adapters/store/engine.ts";
import { usualPostgresSettings } from "../../../../../src/adapters/store/postgres/connection-settings.ts";
import { expectOneDatabase } from "../../../../../src/adapters/store/postgres/expect-one-database.ts";
import { openPostgres } from "../../../../../src/adapters/store/postgres/open-postgres.ts";
import { systemClock } from "../../../../../src/clock.ts";
import { freshDatabase, hasPostgres } from "../../../../build/postgres/postgres-under-test.ts";

(hasPostgres ? describe : describe.skip)("expectOneDatabase", function () {
  this.timeout(60_000);
  let url: string;
  let bot: Engine;

  const open = (place: string): Promise<Engine> => openPostgres(place, usualPostgresSettings, { clock: systemClock });
  async function compareWith(place: string): Promise<void> {
    const owner = await open(place);
    try {
      await expectOneDatabase(owner.db, bot.db);
    } finally {
      await owner.close();
    }
  }

  before(async () => {
    url = await freshDatabase();
    bot = await open(url);
  });
  after(() => bot.close());

  it("takes the same database under another address", () => compareWith(`${url}&application_name=owner`));

  it("refuses another database on the same server", async () => {
    await assert.rejects(compareWith(await freshDatabase()), {
      code: "config-invalid",
      message: /^MIGRATION_DATABASE_URL names another database than DATABASE_URL/,
    });
  });
});
