import type { JobTask } from "../../domain/job.ts";
import { holdsForApprovers } from "../../domain/notice.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { tellOnce } from "../telling/tell-once.ts";
import type { Telling } from "../telling/telling.ts";
import { tryLater } from "../telling/try-later.ts";

type Needs = Pick<Ports, "invitations" | "approvals" | "teams" | "clock" | "log">;

/** Tells an approver something beneath the copy in their own chat, unless the request has moved on. */
export async function tellCopy(
  ports: Needs,
  { invitation: id, what, to }: Omit<Extract<JobTask, { kind: "tell-copy" }>, "kind">,
  telling: Telling,
): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  const copy = invitation?.approval?.copies?.find(({ person }) => person.id === to);
  if (!invitation || !copy || !holdsForApprovers(what, invitation.state)) return done;
  const { kind } = await tellOnce(ports, telling, copy.chat, () => ports.approvals.tellAlone(invitation, what, copy));
  const later = kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined;
  if (later) return later;
  const isTold = kind === "sent" || kind === "outcome-unknown";
  if (!isTold) ports.log.warn("approver-not-reached", { invitation: id, person: to, why: kind });
  return done;
}
