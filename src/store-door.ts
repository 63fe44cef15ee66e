import { readStore } from "./adapters/store/database.ts";
import type { StoreSettings } from "./adapters/store/database.ts";
import { namesPostgres } from "./adapters/store/upkeep/open-place.ts";
import { storeUpkeep } from "./adapters/store/upkeep/store-upkeep.ts";
import type { StoreUpkeep } from "./adapters/store/upkeep/store-upkeep.ts";
import { systemClock } from "./clock.ts";
import { readStoreSettings } from "./config.ts";
import { seeRunning } from "./flows/looking/see-running.ts";
import type { Running } from "./flows/looking/see-running.ts";
import { postgresSettings } from "./settings/postgres-settings.ts";

/** The store as a whole, for commands that copy, save and check it: nobody signs in, and no flow runs. */
export interface StoreDoor extends StoreUpkeep {
  /** What `DATABASE_URL` names, or its default. */
  readonly configured: string;
  readonly namesPostgres: (url: string) => boolean;
  /** How the bot works, as the configured store shows it. Nothing is migrated or written. @throws GuestlistError */
  seeRunning(): Promise<Running>;
}

/** Opens nothing yet. @throws GuestlistError `config-invalid` */
export function openStoreDoor(environment: Readonly<Record<string, string | undefined>>): StoreDoor {
  const { databaseUrl, encryptionKey, database, app } = readStoreSettings(environment);
  const postgres = postgresSettings(database, app);
  return {
    ...storeUpkeep({ encryptionKey, postgres, clock: systemClock }),
    configured: databaseUrl,
    namesPostgres,
    seeRunning: () => seeRunningIn({ url: databaseUrl, encryptionKey, postgres, clock: systemClock }),
  };
}

async function seeRunningIn(settings: StoreSettings): Promise<Running> {
  const store = await readStore(settings);
  try {
    return await seeRunning({ ...store, clock: settings.clock });
  } finally {
    await store.close();
  }
}
