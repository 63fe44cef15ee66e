import type { PersonId } from "../../domain/ids.ts";
import { approverSet } from "../../domain/policy/policy.ts";
import { recordRefusedDecision } from "../steps/record-refused-decision.ts";
import { nameOfSet } from "../who/find-approvers.ts";
import { isApprover } from "../who/is-approver.ts";
import type { MayDecideNeeds, NotDecidable, AskedInvitation } from "./may-decide.ts";

/**
 * Checks an approver's press when the policy requires other approvers now than when the request was made. A person who isn't one of them
 * is refused, and that is recorded; the request keeps waiting, and the outcome names the new approvers. Undefined: the press counts.
 * @throws GuestlistError as {@link isApprover}.
 */
export async function checkNewApprovers(
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
