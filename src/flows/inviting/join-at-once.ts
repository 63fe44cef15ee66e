import { isImported } from "../../domain/is-imported.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import { joinOther } from "./join-other.ts";
import type { RequestOutcome } from "./request.ts";

/**
 * Makes the requester follow the invitation that is out to this address, even while Microsoft can't be reached. Undefined when there is
 * none. Whether a request that waits for approval is followed, too, depends on the facts: the judge decides that. An imported one is never joined.
 */
export async function joinAtOnce(
  ports: Pick<Ports, "invitations" | "followers" | "clock">,
  requested: Invitation,
): Promise<RequestOutcome | undefined> {
  const open = await ports.invitations.findOpen(requested.emailKey);
  const isOut = open !== undefined && open.id !== requested.id && open.state.kind !== "awaiting-approval" && !isImported(open);
  return isOut ? joinOther(ports, requested, requested.emailKey) : undefined;
}
