import { isAsked } from "./approval.ts";
import type { Recipient } from "./follower.ts";
import type { ConversationId } from "./ids.ts";
import type { Invitation, InvitationState } from "./invitation.ts";

/** What a notice can say; each has its words in `src/texts` (`notice.<kind>`). */
export const noticeKinds = [
  "accepted",
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
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What the approvers are told beneath their card, each with its words in `src/texts` (`approvers.<kind>`). */
export const approversNotices = ["reminded", "escalated", "answered", "reopened", "failed"] as const;
export type ApproversNotice = (typeof approversNotices)[number];

/** Whether what the approvers are told still says how the request stands. */
export function holdsForApprovers(what: ApproversNotice, { kind }: InvitationState): boolean {
  return kind === (what === "failed" ? "failed" : "awaiting-approval");
}

/** Why somebody hears: they invited, they asked for the same partner, or the requester picked them. */
export type HearsAs = "requester" | "asked" | "colleague";

/** Somebody who is told something, and where. */
export interface Hearer {
  readonly as: HearsAs;
  readonly person: Recipient;
  readonly conversation: ConversationId;
}

interface Rule {
  /** Whether the notice still says how the invitation stands: it may have moved on since the job was made. */
  holds(invitation: Pick<Invitation, "state" | "approval">): boolean;
  readonly hear: readonly HearsAs[];
}

const everybody: readonly HearsAs[] = ["requester", "asked", "colleague"];

/**
 * Who hears what. Whoever was told that a partner is on the way hears the end of it; what the requester alone can act on
 * goes to the requester alone. Those who asked for the same partner hear, too, that it came to nothing: they may invite now.
 */
export const noticeRules: Readonly<Record<NoticeKind, Rule>> = {
  accepted: { holds: ({ state: { kind } }) => kind === "accepted", hear: everybody },
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
};
