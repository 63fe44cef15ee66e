import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "teams" | "teamMembers">;

/**
 * Whether a team has this guest now. Where the invitation began in it, the roster decides, because it shows the members that Teams lets in;
 * else the directory does. "not-checked" when neither may be read.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function isInTeam(
  { teams, teamMembers }: Needs,
  { home }: Pick<Invitation, "home">,
  { groupId, user }: { readonly groupId: string; readonly user: GuestId },
): Promise<boolean | "not-checked"> {
  const place = await teams.describe(home.conversation);
  if (place?.groupId !== groupId) return teamMembers.has(groupId, user);
  return (await teams.guest(home.conversation, user)) !== undefined;
}
