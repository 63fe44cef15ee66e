import type { PersonId } from "../../domain/ids.ts";
import { approverSet } from "../../domain/policy/policy.ts";
import { recordRefusedDecision } from "../steps/record-refused-decision.ts";
import { nameOfSet } from "../who/find-approvers.ts";
import { isApprover } from "../who/is-approver.ts";
import type { MayDecideNeeds, NotDecidable, AskedInvitation } from "./may-decide.ts";

/**
 * Checks an approver's press when the policy has come to want other approvers than those who were asked. A person who isn't one of
 * them is refused, which is recorded; the request waits on, and the outcome names the approvers. Undefined: the press counts.
 * @throws GuestlistError as {@link isApprover}.
 */
export async function checkSameApprovers(
  ports: MayDecideNeeds,
  request: AskedInvitation,
  approvers: string,
  by: PersonId,
): Promise<Extract<NotDecidable, { kind: "not-approver" }> | undefined> {
  const approval = { ...request.approval, approvers };
  if (await isApprover(ports, approval, by)) return undefined;
  await recordRefusedDecision(ports, request.id, by, "not-approver");
  const approversName = await nameOfSet(ports, approverSet(await ports.policy.current(), approvers), approval.channel);
  return { kind: "not-approver", invitation: { ...request, approval: { ...approval, approversName } } };
}
