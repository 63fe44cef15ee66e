import { namesPostgres } from "./adapters/store/upkeep/open-place.ts";
import { storeUpkeep } from "./adapters/store/upkeep/store-upkeep.ts";
import type { StoreUpkeep } from "./adapters/store/upkeep/store-upkeep.ts";
import { systemClock } from "./clock.ts";
import { readStoreSettings } from "./config.ts";
import { postgresSettings } from "./settings/postgres-settings.ts";

/** The store as a whole, for commands that copy, save and check it: nobody signs in, and no flow runs. */
export interface StoreDoor extends StoreUpkeep {
  /** What `DATABASE_URL` names, or its default. */
  readonly configured: string;
  readonly isPostgres: (url: string) => boolean;
}

/** Opens nothing yet. @throws GuestlistError `config-invalid` */
export function openStoreDoor(environment: Readonly<Record<string, string | undefined>>): StoreDoor {
  const { databaseUrl, encryptionKey, database, app } = readStoreSettings(environment);
  const postgres = postgresSettings(database, app);
  return { ...storeUpkeep({ encryptionKey, postgres, clock: systemClock }), configured: databaseUrl, isPostgres: namesPostgres };
}
