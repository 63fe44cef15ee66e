import type { PersonView } from "../page-api/api.ts";
import { PERSON_IDS, ROLES } from "./well-known.ts";

/** A person that one can play on the page. `locale` is the first one; Teams keeps the one that was chosen since. */
export type SandboxPerson = PersonView;

interface SeedMember {
  readonly id: string;
  readonly displayName: string;
  readonly alias: string;
  readonly jobTitle: string;
  readonly preferredLanguage: string;
  readonly roles: readonly string[];
  /** An address outside the tenant's domains that also belongs to this employee. */
  readonly secondAddress: string | null;
  /** The role of this person on the page; null: the person is only in the directory. */
  readonly part: SandboxPerson["part"] | null;
}

const employee = { preferredLanguage: "en-US", roles: [], secondAddress: null } as const;

/** The members of the tenant at the start. Nobody can play Lee Gu: an employee who has a partner's address as proxy address. */
export const SEED_MEMBERS: readonly SeedMember[] = [
  { ...employee, id: PERSON_IDS.adele, displayName: "Adele Vance", alias: "AdeleV", jobTitle: "Retail Manager", part: "requester" },
  { ...employee, id: PERSON_IDS.megan, displayName: "Megan Bowen", alias: "MeganB", jobTitle: "Marketing Manager", part: "approver" },
  { ...employee, id: PERSON_IDS.alex, displayName: "Alex Wilber", alias: "AlexW", jobTitle: "Marketing Assistant", part: "approver" },
  {
    ...employee,
    ...{ id: PERSON_IDS.grady, displayName: "Grady Archie", alias: "GradyA", jobTitle: "Designer", part: "guest-inviter" },
    roles: [ROLES.guestInviter],
  },
  {
    ...employee,
    ...{ id: PERSON_IDS.henrietta, displayName: "Henrietta Mueller", alias: "HenriettaM", jobTitle: "Developer", part: "requester" },
    preferredLanguage: "fr-FR",
  },
  {
    ...employee,
    ...{ id: PERSON_IDS.admin, displayName: "MOD Administrator", alias: "admin", jobTitle: "IT Administrator", part: "admin" },
    roles: [ROLES.globalAdministrator],
  },
  {
    ...employee,
    ...{ id: PERSON_IDS.lee, displayName: "Lee Gu", alias: "LeeG", jobTitle: "Director", part: null },
    secondAddress: "lee.gu@tailspintoys.com",
  },
];

/** The people that one can play on the page, the requester first. */
export const PEOPLE: readonly SandboxPerson[] = SEED_MEMBERS.flatMap(({ id, displayName, jobTitle, part, preferredLanguage }) =>
  part === null ? [] : [{ id, name: displayName, jobTitle, part, locale: preferredLanguage }],
);
