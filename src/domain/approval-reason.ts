/** Why approval is needed: a rule of the company's policy, or the tenant doesn't let the requester invite. */
export const approvalReasons = ["policy", "not-allowed"] as const;
export type ApprovalReason = (typeof approvalReasons)[number];
