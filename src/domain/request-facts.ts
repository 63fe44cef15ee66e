import type { CautionKind } from "./caution.ts";
import type { ConversationId, PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";
import type { Inviter } from "./invite-identity.ts";
import type { InviteRights } from "./policy/invite-permission.ts";
import type { InvitePolicy } from "./policy/may-invite.ts";
import type { OptionFinding } from "./policy/check-options.ts";
import type { PolicyDecision } from "./policy/policy.ts";
import type { Preflight } from "./preflight.ts";
import type { Refusal } from "./refusal.ts";

/** The part of an invitation that rules need. */
export type WantedInvitation = Pick<Invitation, "email" | "options" | "inviteAs" | "approval" | "override"> & {
  /** Without a name in an explanation. */
  readonly requester: { readonly id: PersonId; readonly name?: string };
};

/**
 * Everything that is known about a request before anything is created. A fact that a missing permission hides is "not-checked";
 * the judge knows what that means for each rule.
 */
export interface RequestFacts {
  readonly wanted: WantedInvitation;
  readonly inviter: Inviter;
  readonly preflight: Preflight;
  /** Colleagues picked on the form who can't be notified; undefined when all can, or this can't be checked. */
  readonly colleagues: Extract<Refusal, { kind: "colleagues-not-members" }> | undefined;
  /** Whether the policy lets guests of the tenant use the bot. */
  readonly guestsMayAsk: boolean;
  /** Whether the requester may use the bot. It isn't asked for a person who presses: they were admitted with their press. */
  readonly requesterAdmitted: boolean | "not-checked";
  readonly policy: PolicyDecision;
  /** The options that the policy restricts. */
  readonly restricted: readonly OptionFinding[];
  /** An administrator invites against the policy: what it denies, or wants an approval for, doesn't count. */
  readonly policySetAside: boolean;
  readonly invitePolicy: InvitePolicy | "not-checked";
  /** The rights of the requester and, if there is one, of the approver. */
  readonly rights: readonly [InviteRights, ...InviteRights[]];
  /** Graph has already refused to let this requester invite. */
  readonly refusedByGraph: boolean;
  readonly cap: Extract<Refusal, { kind: "cap-reached" }> | undefined;
  /** An open invitation of ours for the same address, or for the same guest under another address; rather one that was asked for here. */
  readonly open: Invitation | undefined;
  /** Where approvers decide; undefined while no channel is chosen. */
  readonly approvalsChannel: ConversationId | undefined;
  /** The domains that the company works with, lower case: what people mistype. */
  readonly knownDomains: readonly string[];
  /** The approver sets that have approved; "all": it was approved earlier, and stays approved. */
  readonly approvedBy: readonly string[] | "all";
  /** The cautions that the person who presses has read and confirmed. */
  readonly confirmed: readonly CautionKind[];
}
