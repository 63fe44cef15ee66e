import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { readRemark } from "../../domain/read-remark.ts";
import type { RemarkProblem } from "../../domain/read-remark.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { proveToDecide } from "./enter-to-decide.ts";
import type { NotEntered, ProofNeeds } from "./enter-to-decide.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { tooLate } from "./may-decide.ts";
import type { DecisionPress } from "./may-decide.ts";

export interface AskBackInput extends DecisionPress {
  /** As typed; shown on both cards. */
  readonly question: unknown;
}

export type AskBackOutcome =
  | { readonly kind: "asked"; readonly invitation: Invitation }
  /** The cards have no room for another question. */
  | { readonly kind: "too-many-remarks"; readonly invitation: Invitation }
  | { readonly kind: "problem"; readonly problem: RemarkProblem }
  | NotEntered;

/** Asks the requester a question before the decision. Question and answer stay on both cards. */
export async function askBack(ports: ProofNeeds, input: AskBackInput): Promise<AskBackOutcome> {
  const { id, by } = input;
  const { clock } = ports;
  const entry = await proveToDecide(ports, input);
  if (entry.kind !== "entered") return entry;
  const question = readRemark(input.question);
  if (question.kind === "problem") return question;
  const isAsked = (current: Invitation) => wasAsked(current, by, question.text);
  if (isAsked(entry.invitation)) return { kind: "asked", invitation: entry.invitation };
  const remark = { kind: "question", by: by.id, name: by.name, at: clock.now(), text: question.text } as const;
  const jobs = (next: Invitation) => [cardUpdateJob(next, clock), noticeJob(next, "asked-back", clock)];
  const stored = await advanceStored(ports, id, { kind: "remarked", remark }, { what: "asked-back", by: by.id, jobs, unless: isAsked });
  if (!stored) return { kind: "unknown-invitation" };
  const { kind, invitation } = stored;
  if (kind === "advanced" || isAsked(invitation)) return { kind: "asked", invitation };
  return invitation.state.kind === "awaiting-approval" ? { kind: "too-many-remarks", invitation } : tooLate(ports, invitation, by.id);
}

/** Whether this person's question is the last remark: the press was delivered again, or clicked twice. */
function wasAsked({ approval }: Invitation, by: Person, text: string): boolean {
  const last = approval?.remarks.at(-1);
  return last?.kind === "question" && last.by === by.id && last.text === text;
}
