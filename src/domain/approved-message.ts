import type { InviteOptions } from "./invite-options.ts";
import type { FieldProblems } from "./invite-form.ts";

/** In UTF-16 units, like all limits of texts. Approvers read the whole message on their card. */
export const longestApprovedMessage = 500;

/** What is wrong with the personal message of an invitation that others decide about. Both texts are cleaned. */
export function approvedMessageProblem({ message = "" }: Pick<InviteOptions, "message">): Pick<FieldProblems, "message"> {
  return message.length > longestApprovedMessage ? { message: "message-too-long-to-approve" } : {};
}
