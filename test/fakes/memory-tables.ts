import type { Subscription, WaitingAnnouncement } from "../../src/domain/announcement.ts";
import type { ApprovalsPlace, LeftPlace } from "../../src/ports/settings.ts";
import type { AuditEvent } from "../../src/domain/audit.ts";
import type { Follower } from "../../src/domain/follower.ts";
import type { ConversationId, Instant, InvitationId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { NewJob } from "../../src/domain/job.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { ConversationReference } from "../../src/ports/conversations.ts";

/** The object that claims: each one is a process of its own. */
type MemoryJobsOwner = object;

export interface MemoryJob extends NewJob {
  readonly id: number;
  readonly wanted: number;
  readonly seen: number;
  readonly attempts: number;
  readonly scheduledAt: Instant;
  readonly tellings: number;
  readonly tellingSince?: Instant;
  readonly lease?: { readonly proof: string; readonly owner: MemoryJobsOwner; readonly until: Instant };
  readonly error?: string;
  readonly notBefore?: Instant;
}

/** The tables that the in-memory ports share; a commit works on a copy, so that it happens completely or not at all. */
export interface MemoryTables {
  readonly clock: Clock;
  readonly invitations: Map<InvitationId, Invitation>;
  readonly links: Map<InvitationId, string>;
  readonly events: AuditEvent[];
  readonly jobs: Map<number, MemoryJob>;
  readonly conversations: Map<ConversationId, ConversationReference>;
  readonly cursors: Map<string, string>;
  readonly receipts: Map<string, Instant>;
  /** By invitation and person. */
  readonly followers: Map<string, Follower>;
  readonly subscriptions: Map<ConversationId, Subscription>;
  /** By conversation, guest and moment. */
  readonly announcements: Map<string, WaitingAnnouncement & { readonly told: boolean }>;
  readonly marks: Map<string, Instant>;
  /** Under "approvals-place". */
  readonly settings: Map<string, ApprovalsPlace>;
  /** By the id of the place. */
  readonly leftPlaces: Map<string, LeftPlace>;
  lastJob: number;
}

export function memoryTables(clock: Clock): MemoryTables {
  return {
    clock,
    invitations: new Map(),
    links: new Map(),
    events: [],
    jobs: new Map(),
    conversations: new Map(),
    cursors: new Map(),
    receipts: new Map(),
    followers: new Map(),
    subscriptions: new Map(),
    announcements: new Map(),
    marks: new Map(),
    settings: new Map(),
    leftPlaces: new Map(),
    lastJob: 0,
  };
}
