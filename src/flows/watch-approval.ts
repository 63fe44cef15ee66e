import type { InvitationId } from "../domain/ids.ts";
import type { Ports } from "../ports/ports.ts";
import { done } from "./job-outcome.ts";
import type { JobOutcome } from "./job-outcome.ts";

type Needs = Pick<Ports, "invitations">;

/** Reminds, escalates or ends a request that nobody has decided about. */
export async function watchApproval(_ports: Needs, _id: InvitationId): Promise<JobOutcome> {
  return done;
}
