import type { AuditEvent } from "../../src/domain/audit.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Conversations } from "../../src/ports/conversations.ts";
import type { Cursors } from "../../src/ports/cursors.ts";
import type { Receipts } from "../../src/ports/receipts.ts";
import { FakeClock } from "./fake-clock.ts";
import { MemoryInvitations } from "./memory-invitations.ts";
import { MemoryJobs } from "./memory-jobs.ts";
import { memoryTables } from "./memory-tables.ts";
import type { MemoryJob, MemoryTables } from "./memory-tables.ts";

/** The store's ports in memory, and what a test wants to see of what was stored. */
export interface MemoryStore {
  readonly invitations: MemoryInvitations;
  readonly jobs: MemoryJobs;
  readonly conversations: Conversations;
  readonly receipts: Receipts;
  readonly cursors: Cursors;
  /** The audit trail, oldest first. */
  events(): readonly AuditEvent[];
  /** The jobs that stand, in the order they were first stored. */
  storedJobs(): readonly MemoryJob[];
}

function memoryConversations({ conversations }: MemoryTables): Conversations {
  return {
    remember: async (reference) => void conversations.set(reference.id, reference),
    find: async (id) => conversations.get(id),
    forget: async (id) => void conversations.delete(id),
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

/** A store that forgets everything with the test: `memoryStore()`, or with the clock that the flows are given. */
export function memoryStore(clock: Clock = new FakeClock()): MemoryStore {
  const tables = memoryTables();
  const jobs = new MemoryJobs(tables, clock);
  return {
    invitations: new MemoryInvitations(tables, jobs),
    jobs,
    conversations: memoryConversations(tables),
    receipts: memoryReceipts(tables),
    cursors: { find: async (name) => tables.cursors.get(name) },
    events: () => tables.events,
    storedJobs: () => [...tables.jobs.values()],
  };
}
