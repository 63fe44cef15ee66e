/** A person in a roster. */
export interface RosterPerson {
  /** Entra object id. */
  readonly id: string;
  /** `29:1…`, the id that the bot gets. */
  readonly teamsId: string;
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  readonly mail: string;
  readonly userPrincipalName: string;
}

/** A person who uses Teams in the sandbox. */
export interface TeamsPerson extends RosterPerson {
  readonly jobTitle: string;
  readonly part: "requester" | "approver" | "guest-inviter" | "admin";
  /** BCP-47 locale of this person's client. */
  locale: string;
  /** IANA time zone of the client that this person used last. */
  timeZone: string;
}

/** All people in the sandbox's Teams, found by any of the keys that Teams accepts. */
export class People {
  readonly all: readonly TeamsPerson[];
  readonly #firstLocales: ReadonlyMap<TeamsPerson, string>;

  constructor(people: readonly TeamsPerson[]) {
    this.all = people;
    this.#firstLocales = new Map(people.map((person) => [person, person.locale]));
  }

  /** Undoes every change of locale. */
  resetLocales(): void {
    for (const [person, locale] of this.#firstLocales) person.locale = locale;
  }

  /** By Entra object id. */
  byId(id: string): TeamsPerson | undefined {
    return this.all.find((person) => person.id === id);
  }

  /** T20: By `29:…` or Entra object id, the keys for new chats and for mentions in text (Microsoft: Proactive messages; not by UPN or mail). */
  byTeamsKey(key: string): TeamsPerson | undefined {
    return this.all.find((person) => person.teamsId === key || person.id === key);
  }

  /**
   * By `29:…`, Entra object id or UPN: reading a member and mentions in cards accept all three
   * (Microsoft: Channel and group conversations, Teams context).
   */
  byMemberKey(key: string): TeamsPerson | undefined {
    return this.all.find((person) => isKeyOf(person, key));
  }
}

/** Whether it is a key of this person: `29:…`, Entra object id or UPN. */
export function isKeyOf({ id, teamsId, userPrincipalName }: RosterPerson, key: string): boolean {
  return key === teamsId || key === id || userPrincipalName.toLowerCase() === key.toLowerCase();
}
