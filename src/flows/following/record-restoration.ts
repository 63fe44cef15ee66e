import type { Invitation } from "../../domain/invitation.ts";
import type { JobTask } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { ownersAskJobs } from "../joining/when-accepted.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { askUntilShown } from "./ask-until-shown.ts";
import { guestStatus } from "./look-up-guest.ts";
import type { GuestStatus } from "./look-up-guest.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock" | "log">;
type Restoration = Omit<Extract<JobTask, { kind: "record-restoration" }>, "kind">;

/**
 * Records that a deleted guest was restored. Asks the directory again, because changes arrive late and repeatedly. The directory may still
 * show a deleted guest for some time; such a guest is also among the deleted users. A guest whom it goes on not showing is still deleted.
 */
export async function recordRestoration(ports: Needs, { guest, since }: Restoration): Promise<JobOutcome> {
  const [newest] = await ports.invitations.findByGuests([guest]);
  if (newest?.state.kind !== "removed" && newest?.state.kind !== "revoked") return done;
  const [user] = await ports.directory.findByIds({ kind: "app" }, [guest]);
  if (user && !(await ports.directory.findDeleted(guest))) {
    await restore(ports, newest, guestStatus(user));
    return done;
  }
  return askUntilShown(ports.clock, since, "not-there-yet");
}

/**
 * The membership of a team may not come back with the guest: the owners are asked again, unless the team shows them. A guest whose state is
 * neither pending nor accepted has no invitation to restore.
 */
async function restore(ports: Needs, { id }: Invitation, status: GuestStatus): Promise<void> {
  if (status.kind === "no-state") return;
  const since = status.kind === "accepted" ? status.since : null;
  const jobs = (next: Invitation) => [
    cardUpdateJob(next, ports.clock),
    noticeJob(next, "restored", ports.clock),
    ...ownersAskJobs(next, ports.clock),
  ];
  const stored = await advanceStored(
    ports,
    id,
    { kind: "restored", userState: status.kind, since },
    { what: "restored", detail: status.kind, jobs },
  );
  if (stored?.kind === "address-taken") ports.log.warn("restoration-not-recorded", { invitation: id, why: stored.kind });
}
