import type { Clock } from "../../../ports/clock.ts";
import { openSqlitePlace } from "./open-sqlite-place.ts";
import type { PlaceUse } from "./open-sqlite-place.ts";
import type { Place } from "./place.ts";

export function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:/i.test(url.trim());
}

/** Opens what `DATABASE_URL` names, or a URL or path of the same form. @throws GuestlistError */
export async function openPlace(url: string, use: PlaceUse, clock: Clock): Promise<Place> {
  return openSqlitePlace(url, use, clock);
}
