import type { PersonId } from "./ids.ts";

/** An employee as Teams shows them to us. */
export interface Person {
  readonly id: PersonId;
  /** Teams' own id (`29:…`), which mentions need. */
  readonly teamsId: string;
  readonly name: string;
  /** BCP-47 tag of the person's Teams client, e.g. `fr-FR`. */
  readonly locale: string;
  /** IANA name of the person's time zone, e.g. `Europe/Budapest`; `UTC` when Teams didn't tell one that we know. */
  readonly timeZone: string;
}
