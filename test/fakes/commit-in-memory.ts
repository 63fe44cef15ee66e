import type { Announcement } from "../../src/domain/announcement.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import { openStates } from "../../src/domain/invitation.ts";
import type { Change, CommitOutcome, Cursor, OpenLimit } from "../../src/ports/invitations.ts";
import { announcementKey } from "./memory-announcements.ts";
import { storeJob } from "./memory-jobs.ts";
import type { MemoryTables } from "./memory-tables.ts";

export function isOpen({ state }: Invitation): boolean {
  return openStates.includes(state.kind);
}

function storeInvitation({ invitations }: MemoryTables, invitation: Invitation): CommitOutcome {
  const taken = [...invitations.values()].some(
    (other) => other.id !== invitation.id && other.emailKey === invitation.emailKey && isOpen(other),
  );
  if (taken && isOpen(invitation)) return "address-taken";
  if ((invitations.get(invitation.id)?.version ?? 0) !== invitation.version - 1) return "conflict";
  invitations.set(invitation.id, invitation);
  return "committed";
}

function storeLinks({ invitations, links }: MemoryTables, changed: Change["redeemUrls"]): CommitOutcome {
  for (const [id, link] of changed ?? []) {
    if (!invitations.has(id)) return "conflict";
    if (link === null) links.delete(id);
    else links.set(id, link);
  }
  return "committed";
}

function isWithin({ invitations }: MemoryTables, { requester, states, most }: OpenLimit): boolean {
  const counts = (one: Invitation) => one.requester.id === requester && one.origin === undefined && states.includes(one.state.kind);
  return [...invitations.values()].filter(counts).length <= most;
}

function moveCursor({ cursors }: MemoryTables, cursor: Cursor | undefined): CommitOutcome {
  if (!cursor) return "committed";
  if (cursors.get(cursor.name) !== cursor.from) return "conflict";
  cursors.set(cursor.name, cursor.to);
  return "committed";
}

function storeAnnouncements({ announcements }: MemoryTables, queued: readonly Announcement[]): void {
  for (const announcement of queued) {
    const key = announcementKey(announcement);
    if (!announcements.has(key)) announcements.set(key, { ...announcement, told: false, tellings: 0 });
  }
}

function attempt(tables: MemoryTables, change: Change): CommitOutcome {
  const endedFirst = change.invitations.toSorted((a, b) => Number(isOpen(a)) - Number(isOpen(b)));
  for (const invitation of endedFirst) {
    const outcome = storeInvitation(tables, invitation);
    if (outcome !== "committed") return outcome;
  }
  if (!(change.limits ?? []).every((limit) => isWithin(tables, limit))) return "over-limit";
  const linked = storeLinks(tables, change.redeemUrls);
  if (linked !== "committed") return linked;
  tables.events.push(...change.events);
  for (const job of change.jobs) storeJob(tables, job);
  for (const follower of change.followers ?? []) tables.followers.set(`${follower.invitation}/${follower.person.id}`, follower);
  storeAnnouncements(tables, change.announcements ?? []);
  return moveCursor(tables, change.cursor);
}

function replace<Key, Value>(target: Map<Key, Value>, source: Map<Key, Value>): void {
  target.clear();
  for (const [key, value] of source) target.set(key, value);
}

/** Applies the change to a copy, and keeps the copy if all of it succeeded. */
export function commitInMemory(tables: MemoryTables, change: Change): CommitOutcome {
  const copy: MemoryTables = {
    ...tables,
    invitations: new Map(tables.invitations),
    links: new Map(tables.links),
    events: [...tables.events],
    jobs: new Map(tables.jobs),
    cursors: new Map(tables.cursors),
    followers: new Map(tables.followers),
    announcements: new Map(tables.announcements),
  };
  const outcome = attempt(copy, change);
  if (outcome !== "committed") return outcome;
  replace(tables.invitations, copy.invitations);
  replace(tables.links, copy.links);
  replace(tables.jobs, copy.jobs);
  replace(tables.cursors, copy.cursors);
  replace(tables.followers, copy.followers);
  replace(tables.announcements, copy.announcements);
  tables.events.splice(0, Infinity, ...copy.events);
  tables.lastJob = copy.lastJob;
  return outcome;
}
