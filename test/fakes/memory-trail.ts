import type { AuditEvent } from "../../src/domain/audit.ts";
import type { EventFilter, Trail } from "../../src/ports/trail.ts";
import type { MemoryTables } from "./memory-tables.ts";

function fits({ invitations }: MemoryTables, { at, invitation }: AuditEvent, { from, before, states, domain }: EventFilter): boolean {
  if ((from !== undefined && at < from) || (before !== undefined && at >= before)) return false;
  const its = invitations.get(invitation);
  if (states && !(its && states.includes(its.state.kind))) return false;
  return domain === undefined || its?.emailKey.endsWith(`@${domain}`) === true;
}

/** The audit trail in memory. */
export function memoryTrail(tables: MemoryTables): Trail {
  return {
    of: async (id, limit) => tables.events.filter(({ invitation }) => invitation === id).slice(-Math.min(limit, 1000)),
    async read(of, after, limit) {
      const numbered = tables.events.map((event, index) => ({ ...event, number: index + 1 }));
      return numbered.filter((event) => event.number > after && fits(tables, event, of)).slice(0, Math.min(limit, 1000));
    },
    async lastDeciders(most) {
      const decided = tables.events.filter(({ what }) => what === "approved" || what === "rejected").toReversed();
      return [...new Set(decided.flatMap(({ by }) => by ?? []))].slice(0, most);
    },
  };
}
