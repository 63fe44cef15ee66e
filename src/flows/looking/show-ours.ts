import type { Follower } from "../../domain/follower.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { mayDecideNow } from "./list-waiting.ts";
import type { WaitingNeeds } from "./list-waiting.ts";
import { lookAtDirectory } from "./look-at-directory.ts";

type Needs = WaitingNeeds & Pick<Ports, "clock" | "directory" | "followers" | "invitations" | "log">;

/** What a shell shows of one invitation beside what is stored in it. */
export interface ShownOurs {
  /** The directory's user with the address now; "not-checked" without the permission to read users. */
  readonly user: DirectoryUser | "nobody" | "not-checked";
  readonly followers: readonly Follower[];
  /** Whether it waits for the decision of the person who looks. */
  readonly mayDecide: boolean;
}

/**
 * Looks at an invitation that the person (absent: the app) was found to see.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function showOurs(ports: Needs, invitation: Invitation, person: PersonId | undefined): Promise<ShownOurs> {
  const { id, email, emailKey } = invitation;
  const [user, followers, mayDecide] = await Promise.all([
    lookAtDirectory(ports, email, ports.invitations.findByAddress(emailKey)),
    ports.followers.of(id),
    person !== undefined && mayDecideNow(ports, person)(invitation),
  ]);
  return { user, followers, mayDecide };
}
