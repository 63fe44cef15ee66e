import { cleanName } from "./clean-text.ts";
import type { PersonId } from "./ids.ts";

/** A member of the tenant, as Teams describes them. */
export interface Person {
  readonly id: PersonId;
  /** Teams' own id (`29:…`); mentions need it. */
  readonly teamsId: string;
  readonly name: string;
  /** BCP-47 tag of the person's Teams client, e.g. `fr-FR`. */
  readonly locale: string;
  /** IANA name of the person's time zone, e.g. `Europe/Budapest`; `UTC` when Teams gave none, or one that we don't know. */
  readonly timeZone: string;
}

/** In characters: more than a person's name has. Cards show it many times. */
export const longestPersonName = 120;

/** A person's name as Teams gave it, clean and of a length that every card shows whole. */
export function personName(given: string): string {
  return Array.from(cleanName(given)).slice(0, longestPersonName).join("").trim();
}
