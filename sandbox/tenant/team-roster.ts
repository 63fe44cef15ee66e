import type { DirectoryGroup } from "../directory/group-store.ts";
import type { StoredUser } from "../directory/tenant-user.ts";
import type { Tenant } from "./tenant.ts";

type Needs = Pick<Tenant, "users" | "control" | "clock">;

/** The users that Teams shows in the team of this group; users who were deleted aren't there, and come back when they are restored. */
export function teamRoster(tenant: Needs, group: DirectoryGroup): readonly StoredUser[] {
  return [...group.members].flatMap((id) => tenant.users.get(id) ?? []).filter((user) => isShown(tenant, group, user));
}

function isShown({ control, clock }: Needs, { joinedGroupAt }: DirectoryGroup, { id, userType }: StoredUser): boolean {
  const { teamGuests, teamFollowsGroupAfterMs } = control.settings;
  // T122
  if (teamGuests === "access-off" && userType === "Guest") return false;
  const joined = joinedGroupAt.get(id);
  // T123
  return joined === undefined || joined + teamFollowsGroupAfterMs <= clock.now().getTime();
}
