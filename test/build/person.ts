import type { Person } from "../../src/domain/person.ts";
import { id } from "./ids.ts";

/** An employee: `person({ name: "Ada" })`. The ids are derived from the first name unless given. */
export function person(given: Partial<Person> = {}): Person {
  const name = given.name ?? "Adele Vance";
  const short = name.split(" ", 1).join("").toLowerCase();
  return { id: id(`person-${short}`), teamsId: `29:${short}`, name, locale: "en-US", timeZone: "UTC", ...given };
}
