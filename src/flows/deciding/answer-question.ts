import type { Invitation } from "../../domain/invitation.ts";
import { readRemark } from "../../domain/read-remark.ts";
import type { RemarkProblem } from "../../domain/read-remark.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { approversNoticeJob, cardUpdateJob } from "../steps/new-jobs.ts";
import { enterAsRequester } from "./enter-as-requester.ts";
import type { NotEnteredAsRequester, RequesterNeeds, RequesterPress } from "./enter-as-requester.ts";

export interface AnswerInput extends RequesterPress {
  /** As typed; shown to the approvers. */
  readonly answer: unknown;
}

export type AnswerOutcome =
  | { readonly kind: "answered"; readonly invitation: Invitation }
  | { readonly kind: "problem"; readonly problem: RemarkProblem }
  | NotEnteredAsRequester;

/** Stores the requester's answer to an approver's question, which stays on both cards. A question gets one answer; without a question nothing is stored. */
export async function answerQuestion(ports: RequesterNeeds, input: AnswerInput): Promise<AnswerOutcome> {
  const { id, by } = input;
  const { clock } = ports;
  const entry = await enterAsRequester(ports, input);
  if (entry.kind !== "entered") return entry;
  const answer = readRemark(input.answer);
  if (answer.kind === "problem") return answer;
  const remark = { kind: "answer", by: by.id, name: by.name, at: clock.now(), text: answer.text } as const;
  const jobs = (next: Invitation) => [cardUpdateJob(next, clock), approversNoticeJob(next, "answered", clock)];
  const stored = await advanceStored(ports, id, { kind: "remarked", remark }, { what: "answered", by: by.id, jobs });
  if (!stored) return { kind: "unknown-invitation" };
  return { kind: stored.kind === "advanced" ? "answered" : "as-it-stands", invitation: stored.invitation };
}
