import type { DirectoryGroup } from "../../directory/group-store.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { GraphVersion } from "../request/graph-env.ts";

/** A `aadUserConversationMember` of a team, with its type. */
export function presentTeamMember({ tenant }: GraphVersion, team: DirectoryGroup, user: StoredUser) {
  return {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    id: membershipId(tenant.id, team, user),
    roles: rolesIn(team, user),
    displayName: user.displayName,
    visibleHistoryStartDateTime: "0001-01-01T00:00:00Z",
    userId: user.id,
    email: user.mail,
    tenantId: tenant.id,
  };
}

/** Opaque to programs (Microsoft: List members of team). */
export function membershipId(tenantId: string, team: DirectoryGroup, user: StoredUser): string {
  return Buffer.from(`MCMjMjMj${tenantId}##${team.id}##${user.id}`).toString("base64");
}

// G106
function rolesIn({ owners }: DirectoryGroup, { id, userType }: StoredUser): readonly string[] {
  if (userType === "Guest") return ["guest"];
  return owners.has(id) ? ["owner"] : [];
}
