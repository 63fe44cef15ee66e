import type { PersonId } from "../../domain/ids.ts";
import { personName } from "../../domain/person.ts";
import type { Person } from "../../domain/person.ts";
import { shellTimeZone } from "../words/refusal-words.ts";

interface Known {
  readonly id: PersonId;
  readonly name: string;
  /** Absent: this machine's. */
  readonly language?: string;
}

/** A person at a shell, in this machine's language and time zone. Teams' own id of theirs isn't known; mentions take Entra's, too. */
export function shellPerson({ id, name, language }: Known): Person {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  return { id, teamsId: id, name: personName(name), locale: language ?? locale, timeZone: shellTimeZone() };
}
