import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import type { Stored } from "../steps/advance-stored.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/** Ends a request that nobody decided in time: both cards show that, and the requester is notified. */
export async function lapseRequest(ports: Needs, id: InvitationId): Promise<Stored | undefined> {
  const { clock } = ports;
  const jobs = (next: Invitation) => [cardUpdateJob(next, clock), noticeJob(next, "lapsed", clock)];
  return advanceStored(ports, id, { kind: "lapsed" }, { what: "lapsed", jobs });
}
