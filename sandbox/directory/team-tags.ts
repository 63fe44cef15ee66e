import { GROUP_IDS, PERSON_IDS, TENANT_ID } from "./well-known.ts";

/** A tag of a team, with the properties that the sandbox serves (names of Graph v1.0's `teamworkTag`). */
export interface TeamTag {
  /** In Graph's form: tenant, team and tag, in base64 (Microsoft: teamworkTag). */
  readonly id: string;
  /** The team's group. */
  readonly teamId: string;
  readonly displayName: string;
  readonly description: string;
  /** Entra object ids. */
  readonly members: readonly string[];
}

const tagId = (name: string) => Buffer.from(`${TENANT_ID}##${GROUP_IDS.team}##${name}`).toString("base64");

/** The tags of the tenant's teams. */
export const TEAM_TAGS: readonly TeamTag[] = [
  {
    ...{ id: tagId("approvers"), teamId: GROUP_IDS.team, displayName: "Approvers", description: "Decide about new partners" },
    members: [PERSON_IDS.megan, PERSON_IDS.alex],
  },
];
