import type { Invitation } from "../../domain/invitation.ts";
import { readRemark } from "../../domain/read-remark.ts";
import type { RemarkProblem } from "../../domain/read-remark.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { proveToDecide } from "./enter-to-decide.ts";
import type { NotEntered, ProofNeeds } from "./enter-to-decide.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { tooLate } from "./may-decide.ts";
import type { DecisionPress } from "./may-decide.ts";

export interface RejectInput extends DecisionPress {
  /** As typed; shown to the requester. */
  readonly reason: unknown;
}

export type RejectOutcome =
  | { readonly kind: "rejected"; readonly invitation: Invitation }
  | { readonly kind: "problem"; readonly problem: RemarkProblem }
  | NotEntered;

/** Rejects a request for an approver, with a reason. The answer that is committed first is the decision. */
export async function rejectInvitation(ports: ProofNeeds, input: RejectInput): Promise<RejectOutcome> {
  const { id, by } = input;
  const { clock } = ports;
  const entry = await proveToDecide(ports, input);
  if (entry.kind !== "entered") return entry;
  const reason = readRemark(input.reason);
  if (reason.kind === "problem") return reason;
  const decision = { kind: "rejected", by: by.id, name: by.name, at: clock.now(), reason: reason.text } as const;
  const jobs = (next: Invitation) => [cardUpdateJob(next, clock), noticeJob(next, "rejected", clock)];
  const stored = await advanceStored(ports, id, { kind: "rejected", decision }, { what: "rejected", by: by.id, jobs });
  if (!stored) return { kind: "unknown-invitation" };
  return stored.kind === "advanced" ? { kind: "rejected", invitation: stored.invitation } : tooLate(ports, stored.invitation, by.id);
}
