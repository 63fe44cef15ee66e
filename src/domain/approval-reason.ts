/**
 * Why approval is needed: a rule of the company's policy about the partner, or about the address in copy; the policy about an option (the
 * landing page, the personal message, a copy); or the tenant doesn't let the requester invite.
 */
export const approvalReasons = ["policy", "policy-copy", "redirectUrl", "message", "cc", "not-allowed"] as const;
export type ApprovalReason = (typeof approvalReasons)[number];
