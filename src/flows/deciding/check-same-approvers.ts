import type { PersonId } from "../../domain/ids.ts";
import { approverSet } from "../../domain/policy/policy.ts";
import type { PolicyDecision } from "../../domain/policy/policy.ts";
import { nameOfSet } from "../who/find-approvers.ts";
import { isApprover } from "../who/is-approver.ts";
import type { MayDecideNeeds, NotDecidable, Request } from "./may-decide.ts";
import { recordRefusedDecision } from "../steps/record-refused-decision.ts";

/**
 * Whether the policy has come to want others' word than theirs who were asked, and this person isn't one of them, which is written
 * down: the request waits on, and the outcome names the others. Throws as {@link isApprover}.
 */
export async function otherApprovers(
  ports: MayDecideNeeds,
  request: Request,
  decision: PolicyDecision,
  by: PersonId,
): Promise<Extract<NotDecidable, { kind: "not-approver" }> | undefined> {
  if (decision.kind !== "approve" || decision.approvers === request.approval.approvers) return undefined;
  const { approvers } = decision;
  const approval = { ...request.approval, approvers };
  if (await isApprover(ports, approval, by)) return undefined;
  await recordRefusedDecision(ports, request.id, by, "not-approver");
  const approversName = await nameOfSet(ports, approverSet(await ports.policy.current(), approvers), approval.channel);
  return { kind: "not-approver", invitation: { ...request, approval: { ...approval, approversName } } };
}
