import type { Clock } from "../../../ports/clock.ts";
import type { PostgresSettings } from "../postgres/connection-settings.ts";
import { storeLocation } from "../store-location.ts";
import { openPostgresPlace } from "./open-postgres-place.ts";
import { openSqlitePlace } from "./open-sqlite-place.ts";
import type { PlaceUse } from "./open-sqlite-place.ts";
import type { Place } from "./place.ts";

export interface Surroundings {
  readonly clock: Clock;
  readonly postgres?: PostgresSettings | undefined;
}

export function namesPostgres(url: string): boolean {
  return storeLocation(url).kind === "postgres";
}

/** Opens what `DATABASE_URL` names, or a URL or path of the same form. @throws GuestlistError */
export async function openPlace(url: string, use: PlaceUse, surroundings: Surroundings): Promise<Place> {
  const location = storeLocation(url);
  if (location.kind === "postgres") return openPostgresPlace(location.url, surroundings);
  return openSqlitePlace(location.path, use, surroundings.clock);
}
