import type { InvitationId } from "../domain/ids.ts";
import type { ApproversNotice } from "../domain/notice.ts";
import type { Ports } from "../ports/ports.ts";
import { done } from "./job-outcome.ts";
import type { JobOutcome } from "./job-outcome.ts";

type Needs = Pick<Ports, "invitations">;

/** Tells the approvers something beneath their card. */
export async function tellApprovers(
  _ports: Needs,
  _task: { readonly invitation: InvitationId; readonly what: ApproversNotice },
): Promise<JobOutcome> {
  return done;
}
