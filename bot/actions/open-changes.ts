import { approveChangesCard } from "../../src/cards/approve-changes.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readDecision } from "../data/decision-data.ts";
import { decisionRefused } from "../answers/decision-refused.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "Approve with changes": shows the fields that an approver may change. */
export async function openChanges(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const decision = readDecision(press);
  if (!decision) return unknownInvitation(texts);
  const outcome = await flows.openChanges(decision);
  if (outcome.kind !== "may-decide") return decisionRefused(call, outcome);
  return { kind: "card", card: approveChangesCard(outcome, texts) };
}
