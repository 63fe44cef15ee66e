import type { Kysely } from "kysely";
import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Engine } from "../engine.ts";
import { patient, usualPostgresSettings } from "../postgres/connection-settings.ts";
import type { PostgresSettings } from "../postgres/connection-settings.ts";
import { openPostgres } from "../postgres/open-postgres.ts";
import { withHost } from "../postgres/with-host.ts";
import { storedInstances } from "../running/instances.ts";
import type { AnyTables } from "./any-tables.ts";
import type { LiveBot, Place } from "./place.ts";
import { postgresQueries } from "./postgres-queries.ts";

interface Surroundings {
  readonly clock: Clock;
  readonly postgres?: PostgresSettings | undefined;
}

/** @throws GuestlistError `config-invalid`, `store-unavailable`; no message has the user or the password. */
export async function openPostgresPlace(url: string, { clock, postgres = usualPostgresSettings }: Surroundings): Promise<Place> {
  try {
    return postgresPlace(await openPostgres(url, patient(postgres), { clock }), postgresWords(url), clock);
  } catch (error) {
    throw withHost(url, error);
  }
}

function postgresWords(url: string): string {
  const { host = "", pathname = "/" } = URL.parse(url) ?? {};
  return `the PostgreSQL database ${decodeURIComponent(pathname.slice(1))} at ${host}`;
}

/** A place over any engine of PostgreSQL. */
export function postgresPlace(opened: Engine, words: string, clock: Clock): Place {
  const db = opened.db as unknown as Kysely<AnyTables>;
  const liveBots = async (asked = db): Promise<readonly LiveBot[]> => {
    const tables = await asked.introspection.getTables();
    if (!tables.some(({ name }) => name === "instances")) return [];
    const all = await storedInstances({ db: asked, id: "", migration: "", clock }).list();
    return all.filter((one) => clock.millisecondsSince(one.seenAt) < seenWithinMs);
  };
  return {
    ...{ kind: "postgres", words, db, queries: postgresQueries, liveBots: () => liveBots() },
    async keepBotsOut(transaction) {
      const [bot] = await liveBots(transaction);
      if (!bot) return;
      const seen = `a bot worked on it less than a minute ago (${bot.seenAt ?? ""})`;
      throw new GuestlistError("store-in-use", `${words} can't be used: ${seen}: stop all of them, and wait for a minute`);
    },
    close: () => opened.close(),
  };
}

/** A bot that was killed still looks alive for so long. */
const seenWithinMs = 60_000;
