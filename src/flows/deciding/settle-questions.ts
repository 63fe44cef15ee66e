import type { QuestionNotice } from "../../domain/approval.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { settledQuestions } from "../../domain/question-notice.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome, Retry } from "../steps/job-outcome.ts";
import { dropQuestion } from "../steps/keep-question.ts";
import type { Telling } from "../telling/telling.ts";
import { tryLater, tryTomorrow } from "../telling/try-later.ts";
import { editTries, nextEdit } from "../telling/update-card.ts";

type Needs = Pick<Ports, "invitations" | "notifier" | "clock">;

/** Edits the messages that ask the requester something that needs no answer any more, each once. */
export async function settleQuestions(ports: Needs, id: InvitationId, telling: Telling): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return done;
  const work = settledQuestions(invitation).map((notice) => settle(ports, invitation, notice, telling));
  await Promise.allSettled(work); // none waits for another that fails
  const [first] = (await Promise.all(work)).flatMap((later) => later ?? []).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return first ?? done;
}

/** When to try again; undefined when the message asks no more, or never can be edited: it is forgotten then. */
async function settle(ports: Needs, invitation: Invitation, notice: QuestionNotice, telling: Telling): Promise<Retry | undefined> {
  const later = await edit(ports, invitation, notice, telling);
  if (!later) await dropQuestion(ports, invitation.id, notice);
  return later;
}

async function edit(ports: Needs, invitation: Invitation, notice: QuestionNotice, telling: Telling): Promise<Retry | undefined> {
  const { kind } = await ports.notifier.settleQuestion(invitation, notice);
  switch (kind) {
    case "sent":
      return undefined;
    case "message-missing":
      return telling.attempt < editTries ? nextEdit(ports, telling.attempt) : undefined;
    case "not-now":
      return tryLater(telling, ports.clock, kind);
    case "unreachable":
      return tryTomorrow(telling, ports.clock, kind);
  }
}
