import type { PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";
import { shellPlace } from "./shell-place.ts";
import type { Viewer } from "./visibility.ts";

/** The person who looks from a shell. */
export interface ShellViewer {
  readonly id: PersonId;
  /** An administrator of the bot. */
  readonly seesAll: boolean;
}

/**
 * From where a person at a shell sees an invitation. A shell is no conversation, so it opens only what is their own. An administrator of the
 * bot sees every invitation as if they stood where it began; what they may do with it is checked apart from that.
 */
export function viewpointOf({ home }: Pick<Invitation, "home">, { id, seesAll }: ShellViewer): Viewer {
  return { id, conversation: seesAll ? home.conversation : shellPlace(id) };
}
