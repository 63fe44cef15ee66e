import type { QuestionNotice } from "../../domain/approval.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { questionJobs } from "./new-jobs.ts";
import { whenStorable } from "./when-storable.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/** Keeps which message asks the requester. If the question was settled while it was posted, it stops asking at once. */
export async function keepQuestion(ports: Needs, id: InvitationId, notice: QuestionNotice): Promise<void> {
  await change(ports, id, (asking) => [...asking, notice]);
}

/** Forgets a message that doesn't ask any more. */
export async function dropQuestion(ports: Needs, id: InvitationId, { message }: QuestionNotice): Promise<void> {
  await change(ports, id, (asking) => asking.filter((one) => one.message !== message));
}

type Change = (asking: readonly QuestionNotice[]) => readonly QuestionNotice[];

/** Tries again when the invitation was changed at the same moment. */
async function change(ports: Needs, id: InvitationId, next: Change): Promise<void> {
  const invitation = await whenStorable(ports.clock, () => ports.invitations.find(id));
  if (!invitation?.approval) return;
  const { questions: before = [], ...approval } = invitation.approval;
  const questions = next(before);
  const changed = {
    ...invitation,
    version: invitation.version + 1,
    approval: { ...approval, ...(questions.length > 0 && { questions }) },
  };
  const commit = () => ports.invitations.commit({ invitations: [changed], events: [], jobs: questionJobs(changed, ports.clock) });
  if ((await whenStorable(ports.clock, commit)) === "conflict") await change(ports, id, next);
}
