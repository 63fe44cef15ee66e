import type { Instant } from "../../src/domain/ids.ts";
import type { AuditEvent } from "../../src/domain/audit.ts";
import type { Announcements } from "../../src/ports/announcements.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { ConversationReference, Conversations } from "../../src/ports/conversations.ts";
import type { Cursors } from "../../src/ports/invitations.ts";
import type { Instances, JobRecords } from "../../src/ports/jobs.ts";
import type { KeptSubscription, SubscriptionRecord } from "../../src/ports/directory-changes.ts";
import type { Drafts } from "../../src/ports/drafts.ts";
import type { LateAnswers } from "../../src/ports/late-answers.ts";
import type { Guests, InvitationLists } from "../../src/ports/invitation-lists.ts";
import type { Followers } from "../../src/ports/followers.ts";
import type { KeptPauses, Limits } from "../../src/ports/limits.ts";
import type { Posts, StopCards } from "../../src/ports/posts.ts";
import type { Receipts } from "../../src/ports/receipts.ts";
import type { Trail } from "../../src/ports/trail.ts";
import type { Settings, TeamConsent } from "../../src/ports/settings.ts";
import { FakeClock } from "./fake-clock.ts";
import { memoryDrafts } from "./memory-drafts.ts";
import { memoryLateAnswers } from "./memory-late-answers.ts";
import { memoryLimits } from "./memory-limits.ts";
import { memoryGuests } from "./memory-guests.ts";
import { memoryInvitationLists } from "./memory-invitation-lists.ts";
import { memoryAnnouncements } from "./memory-announcements.ts";
import { MemoryInvitations } from "./memory-invitations.ts";
import { memoryInstances } from "./memory-instances.ts";
import { memoryPauses } from "./memory-pauses.ts";
import { memoryJobRecords } from "./memory-job-records.ts";
import { MemoryJobs } from "./memory-jobs.ts";
import { memoryPosts } from "./memory-posts.ts";
import { memoryStopCards } from "./memory-stop-cards.ts";
import { memoryTrail } from "./memory-trail.ts";
import { memoryTables } from "./memory-tables.ts";
import type { MemoryJob, MemoryTables } from "./memory-tables.ts";

/** The store's ports in memory, with views for tests of what was stored. */
export interface MemoryStore {
  readonly invitations: MemoryInvitations;
  readonly lists: InvitationLists;
  readonly guests: Guests;
  readonly jobs: MemoryJobs;
  readonly jobRecords: JobRecords;
  readonly conversations: Conversations;
  readonly limits: Limits;
  readonly receipts: Receipts;
  readonly cursors: Cursors;
  readonly drafts: Drafts;
  readonly lateAnswers: LateAnswers;
  readonly trail: Trail;
  readonly followers: Followers;
  readonly announcements: Announcements;
  readonly settings: Settings;
  readonly teamConsent: TeamConsent;
  readonly subscription: SubscriptionRecord;
  readonly posts: Posts;
  readonly stopCards: StopCards;
  readonly instances: Instances;
  readonly pauses: KeptPauses;
  /** The audit trail, oldest first. */
  events(): readonly AuditEvent[];
  /** The jobs in the store, in the order in which they were first stored. */
  storedJobs(): readonly MemoryJob[];
  /** The jobs as another process on the same store has them. */
  otherProcess(): MemoryJobs;
  /** For another process's ports on the same store. */
  readonly tables: MemoryTables;
}

function memoryConversations({ conversations }: MemoryTables): Conversations {
  return {
    remember: async (reference) => void conversations.set(reference.id, reference),
    find: async (id) => conversations.get(id),
    anyChannel: async () => [...conversations.values()].find(({ kind }) => kind === "channel"),
    any: async () => [...conversations.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))[0],
    async forget(id, teamId) {
      conversations.delete(id);
      const isThere = (one: ConversationReference) => one.channelId === id || (teamId !== undefined && one.teamId === teamId);
      for (const one of [...conversations.values()].filter(isThere)) conversations.delete(one.id);
    },
  };
}

function memoryReceipts({ receipts }: MemoryTables): Receipts {
  return {
    async record(key, now) {
      if (receipts.has(key)) return false;
      receipts.set(key, now);
      return true;
    },
    async purge(before) {
      const old = [...receipts].filter(([, seen]) => seen < before);
      for (const [key] of old) receipts.delete(key);
      return old.length;
    },
  };
}

function memoryFollowers({ followers }: MemoryTables): Followers {
  return {
    async of(invitation) {
      const all = [...followers.values()].filter((follower) => follower.invitation === invitation);
      return all.toSorted((a, b) => (a.since + a.person.id < b.since + b.person.id ? -1 : 1));
    },
  };
}

function memoryTeamConsent(): TeamConsent {
  let missing: Instant | undefined;
  return {
    missingSince: async () => missing,
    note: async (isGiven, now) => void (missing = isGiven ? undefined : now),
  };
}

function memorySubscription(): SubscriptionRecord {
  let kept: KeptSubscription | undefined;
  let secret: string | undefined;
  return {
    find: async () => kept,
    async begin(url, clientState, renewedAt) {
      [kept, secret] = [{ url, renewedAt, ...(kept?.refusal && { refusal: kept.refusal }) }, clientState];
    },
    async confirm(id, clientState, renewedAt) {
      if (kept && clientState === secret && (kept.id ?? id) === id) kept = { url: kept.url, id, renewedAt };
    },
    async renewed(id, renewedAt) {
      if (kept?.id === id) kept = { url: kept.url, id, renewedAt };
    },
    async refused(refusal) {
      if (kept) kept = { ...kept, refusal };
    },
    async forget() {
      [kept, secret] = [undefined, undefined];
    },
    async genuine() {
      const known = secret;
      return (clientState) => clientState === known;
    },
  };
}

function memorySettings({ marks, settings, leftPlaces }: MemoryTables): Settings {
  return {
    async once(name, now) {
      if (marks.has(name)) return false;
      marks.set(name, now);
      return true;
    },
    approvalsPlace: async () => settings.get("approvals-place"),
    chooseApprovalsPlace: async (place) => void settings.set("approvals-place", place),
    forgetApprovalsPlace: async () => void settings.delete("approvals-place"),
    leftPlaces: async () => [...leftPlaces.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1)),
    keepLeftPlace: async (left) => void leftPlaces.set(left.place, left),
    dropLeftPlace: async (place) => void leftPlaces.delete(place),
  };
}

/** A store that lives as long as its test: `memoryStore()`, or with the flows' clock. */
export function memoryStore(clock: Clock = new FakeClock()): MemoryStore {
  const tables = memoryTables(clock);
  const jobs = new MemoryJobs(tables);
  return {
    invitations: new MemoryInvitations(tables, jobs),
    lists: memoryInvitationLists(tables),
    guests: memoryGuests(tables),
    jobs,
    jobRecords: memoryJobRecords(tables),
    conversations: memoryConversations(tables),
    limits: memoryLimits(),
    receipts: memoryReceipts(tables),
    drafts: memoryDrafts(),
    lateAnswers: memoryLateAnswers(),
    cursors: { find: async (name) => tables.cursors.get(name) },
    trail: memoryTrail(tables),
    followers: memoryFollowers(tables),
    announcements: memoryAnnouncements(tables),
    settings: memorySettings(tables),
    teamConsent: memoryTeamConsent(),
    subscription: memorySubscription(),
    posts: memoryPosts(clock),
    stopCards: memoryStopCards(),
    instances: memoryInstances(),
    pauses: memoryPauses(),
    events: () => tables.events,
    storedJobs: () => [...tables.jobs.values()],
    otherProcess: () => new MemoryJobs(tables),
    tables,
  };
}
