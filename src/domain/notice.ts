import { isAsked } from "./approval.ts";
import type { Approval, Signed } from "./approval.ts";
import type { Recipient } from "./follower.ts";
import type { ConversationId } from "./ids.ts";
import type { Invitation, InvitationState } from "./invitation.ts";
import { greetedBy } from "./team-greeting.ts";

/** The kinds of notices; each has its text in `src/texts` (`notice.<kind>`). */
export const noticeKinds = [
  "accepted",
  "in-team",
  "left-team",
  "failed",
  "invited",
  "reset",
  "removed",
  "restored",
  "revoked",
  "approved",
  "rejected",
  "asked-back",
  "reminded",
  "escalated",
  "lapsed",
  "withdrawn",
  "invited-by-other",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Replies to the approvers beneath their card; each has its text in `src/texts` (`approvers.<kind>`). */
export const approversNotices = ["reminded", "escalated", "answered", "reopened", "failed"] as const;
export type ApproversNotice = (typeof approversNotices)[number];

/** Whether a reply to the approvers is still true for the request's state. */
export function holdsForApprovers(what: ApproversNotice, { kind }: InvitationState): boolean {
  return kind === (what === "failed" ? "failed" : "awaiting-approval");
}

/** The approver who asked the question that was answered last; another question may have come since. */
export function lastAsker({ remarks }: Pick<Approval, "remarks">): Signed | undefined {
  const answered = remarks.findLastIndex(({ kind }) => kind === "answer");
  return remarks.slice(0, Math.max(answered, 0)).findLast(({ kind }) => kind === "question");
}

/** Why a person is notified: they invited, they asked for the same partner, or the requester picked them. */
export type HearsAs = "requester" | "asked" | "colleague";

/** A person to notify, and the conversation. */
export interface Hearer {
  readonly as: HearsAs;
  readonly person: Recipient;
  readonly conversation: ConversationId;
}

interface Rule {
  /** Whether the notice is still true: the invitation may have changed since the job was made. */
  holds(invitation: Pick<Invitation, "state" | "approval" | "team">): boolean;
  readonly hear: readonly HearsAs[];
}

const everybody: readonly HearsAs[] = ["requester", "asked", "colleague"];

/**
 * Which notice goes to which people. People who heard that a partner is on the way are told how it ends. What only the requester can act
 * on goes to the requester alone. People who asked for the same partner are told of a failure, too: they may invite now.
 */
export const noticeRules: Readonly<Record<NoticeKind, Rule>> = {
  accepted: { holds: ({ state: { kind } }) => kind === "accepted", hear: everybody },
  "in-team": { holds: (invitation) => greetedBy(invitation) === "in-team", hear: ["requester"] },
  "left-team": { holds: ({ state, team }) => state.kind === "accepted" && team?.stage === "undone", hear: ["requester"] },
  failed: { holds: ({ state: { kind } }) => kind === "failed", hear: ["requester", "asked"] },
  invited: { holds: ({ state: { kind } }) => kind === "invited", hear: ["colleague"] },
  reset: { holds: ({ state }) => state.kind === "invited" && state.again === "reset", hear: ["requester"] },
  removed: { holds: ({ state: { kind } }) => kind === "removed", hear: everybody },
  restored: { holds: ({ state }) => "again" in state && state.again === "restored", hear: everybody },
  revoked: { holds: ({ state: { kind } }) => kind === "revoked", hear: ["asked", "colleague"] },
  approved: { holds: ({ state: { kind } }) => kind === "sending" || kind === "invited" || kind === "accepted", hear: ["requester"] },
  rejected: { holds: ({ state: { kind } }) => kind === "rejected", hear: ["requester", "asked"] },
  "asked-back": {
    holds: ({ state, approval }) => state.kind === "awaiting-approval" && approval !== undefined && isAsked(approval),
    hear: ["requester"],
  },
  reminded: { holds: ({ state: { kind } }) => kind === "awaiting-approval", hear: ["requester"] },
  escalated: { holds: ({ state: { kind } }) => kind === "awaiting-approval", hear: ["requester"] },
  lapsed: { holds: ({ state: { kind } }) => kind === "lapsed", hear: ["requester", "asked"] },
  withdrawn: { holds: ({ state: { kind } }) => kind === "withdrawn", hear: ["asked"] },
  "invited-by-other": { holds: ({ state }) => state.kind === "failed" && state.reason === "invited-by-other", hear: ["requester"] },
};
