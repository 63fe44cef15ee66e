import type { Announcement, Subscription } from "../../../src/domain/announcement.ts";
import type { ApprovalsPlace, LeftPlace } from "../../../src/ports/settings.ts";
import type { AuditEvent } from "../../../src/domain/audit.ts";
import type { Draft } from "../../../src/ports/drafts.ts";
import type { Follower } from "../../../src/domain/follower.ts";
import type { Instant } from "../../../src/domain/ids.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { RecentActs } from "../../../src/domain/limits.ts";
import type { LateAnswer } from "../../../src/domain/late-answer.ts";
import type { NewJob } from "../../../src/domain/job.ts";
import type { Ledger, Post } from "../../../src/domain/pace/ledger.ts";
import type { StopCard } from "../../../src/domain/pace/stop-card.ts";
import type { ConversationReference } from "../../../src/ports/conversations.ts";
import type { RunningInstance } from "../../../src/ports/jobs.ts";
import type { KeptPause } from "../../../src/ports/limits.ts";

export interface StoredInvitation {
  readonly invitation: Invitation;
  readonly redeemUrl?: string;
}

export interface StoredJob extends NewJob {
  /** How often it was claimed. */
  readonly attempts: number;
  /** When the lease of the worker that holds it ends. */
  readonly heldUntil?: Instant;
  /** Its key was enqueued a second time. */
  readonly wantedAgain?: true;
}

export interface StoredAnnouncement extends Announcement {
  readonly told: boolean;
}

export interface StoredLimit {
  readonly person: string;
  readonly act: string;
  readonly acts: RecentActs;
  readonly changedAt: Instant;
}

export type StoredSetting =
  { readonly name: "approvals-place"; readonly value: ApprovalsPlace } | { readonly name: "left-place"; readonly value: LeftPlace };

/** The content of a store, in terms of the domain: one list a table, by the table's name, one entry a row. */
export interface StoreContent {
  readonly invitations: readonly StoredInvitation[];
  /** By invitation, in the order of `invitations`. */
  readonly events: readonly AuditEvent[];
  /** In the order in which they are due; no two at the same time. */
  readonly jobs: readonly StoredJob[];
  readonly conversations: readonly ConversationReference[];
  readonly cursors: readonly { readonly name: string; readonly value: string }[];
  readonly receipts: readonly { readonly key: string; readonly seenAt: Instant }[];
  readonly limits: readonly StoredLimit[];
  readonly drafts: readonly Draft[];
  readonly late_answers: readonly LateAnswer[];
  /** By invitation, in the order of `invitations`, then in the order in which they began to follow. */
  readonly followers: readonly Follower[];
  /** Sorted by conversation. */
  readonly subscriptions: readonly Subscription[];
  /** The waiting ones by conversation, in the order of `subscriptions`, oldest acceptance first; then those that were delivered. */
  readonly announcements: readonly StoredAnnouncement[];
  readonly marks: readonly { readonly name: string; readonly at: Instant }[];
  /** The approvals channel, then the places that the bot was removed from. */
  readonly settings: readonly StoredSetting[];
  /** In the order of their time. */
  readonly posts: readonly Post[];
  readonly gate: readonly [Ledger["gate"]];
  /** Those of one stop, sorted by the addressee's id. */
  readonly stop_cards: readonly StopCard[];
  /** The bot that stored all of it; its id is its own. */
  readonly instances: readonly Pick<RunningInstance, "version" | "started" | "seenAt">[];
  /** Sorted by the remote. */
  readonly pauses: readonly KeptPause[];
}
