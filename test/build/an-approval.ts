import type { Approval, ApprovalCopy } from "../../src/domain/approval.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Person } from "../../src/domain/person.ts";
import { anInvitation } from "./an-invitation.ts";
import { at, id } from "./ids.ts";

/** A request that the approvals channel's team decides about; give only what the test is about. */
export function anApproval(given: Partial<Approval> = {}): Approval {
  return {
    why: "policy",
    approvers: "team",
    approversName: "Contoso Partners",
    justification: "We build the spring campaign together.",
    askedAt: at("10:00"),
    channel: id("19:approvals@thread.tacv2"),
    locale: "en-US",
    timeZone: "UTC",
    card: id("1700000000009"),
    remarks: [],
    confirmed: ["needs-approval"],
    ...given,
  };
}

/** An invitation that waits for approval: `awaiting({ email: "…" }, { approvers: "legal" })`. */
export function awaiting(given: Partial<Invitation> = {}, approval: Partial<Approval> = {}): Invitation {
  const state = { kind: "awaiting-approval", since: at("10:00") } as const;
  const { postedAfter: _, ...asked } = anInvitation({ state, approval: anApproval(approval), inviteAs: "approver", ...given });
  return asked;
}

/** The copy of an approval card in a person's own chat. */
export function aCopy({ id: who, name }: Pick<Person, "id" | "name">, given: Partial<ApprovalCopy> = {}): ApprovalCopy {
  return { person: { id: who, name, locale: "en-US", timeZone: "UTC" }, chat: id(`a:${who}`), ...given };
}
