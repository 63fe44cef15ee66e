import { PGlite } from "@electric-sql/pglite";
import { PGliteDialect } from "kysely";
import { migrate } from "../../../../../src/adapters/store/migrate.ts";
import { migrations } from "../../../../../src/adapters/store/migrations/index.ts";
import { postgresEngine } from "../../../../../src/adapters/store/postgres/open-postgres.ts";
import { postgresPlace } from "../../../../../src/adapters/store/upkeep/open-postgres-place.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

/** A migrated database of PostgreSQL without a server. */
export async function aPglitePlace() {
  const clock = new FakeClock();
  const opened = postgresEngine(new PGliteDialect({ pglite: new PGlite() }), clock);
  await migrate(opened.db, migrations);
  return { opened, place: postgresPlace(opened, "the PostgreSQL database guestlist at db.contoso.com", clock) };
}
