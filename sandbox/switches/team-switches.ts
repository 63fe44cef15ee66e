import { z } from "zod";
import { PEOPLE, SEED_MEMBERS } from "../directory/people.ts";
import { DEFAULT_DOMAIN } from "../directory/well-known.ts";
import type { TeamSwitches } from "../page-api/team-switches.ts";

/** The people who can own the team, by user principal name in lower case. */
const IDS: ReadonlyMap<string, string> = new Map(
  SEED_MEMBERS.filter(({ id }) => PEOPLE.some((person) => person.id === id)).map(({ alias, id }) => [
    `${alias}@${DEFAULT_DOMAIN}`.toLowerCase(),
    id,
  ]),
);

/** The defaults: the administrator owns the team, which allows guests, and the app has what it asked for. */
export const TEAM_DEFAULTS: TeamSwitches = {
  teamOwners: [`admin@${DEFAULT_DOMAIN}`],
  teamGuests: "allowed",
  resourceConsent: true,
  rosterRoles: true,
  teamFollowsGroupAfterMs: 0,
};

/** The values that each switch of the team accepts. */
export const TEAM_SWITCHES = {
  teamOwners: z.array(z.string().refine((name) => IDS.has(name.toLowerCase()), "must be the user principal name of somebody in the team")),
  teamGuests: z.enum(["allowed", "team", "label", "tenant", "access-off"]),
  resourceConsent: z.boolean(),
  rosterRoles: z.boolean(),
  teamFollowsGroupAfterMs: z.number().int().min(0),
} satisfies Record<keyof TeamSwitches, z.ZodType>;

/** The object ids of the team's owners. */
export function teamOwnerIds({ teamOwners }: Pick<TeamSwitches, "teamOwners">): ReadonlySet<string> {
  return new Set(teamOwners.flatMap((name) => IDS.get(name.toLowerCase()) ?? []));
}
