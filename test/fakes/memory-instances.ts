import type { Instances, RunningInstance } from "../../src/ports/jobs.ts";

/** The bots in memory. `rows` is shared by all that run on one store. */
export function memoryInstances(id = "instance", rows = new Map<string, Omit<RunningInstance, "isNewer">>()): Instances {
  const byStart = (one: { started: string; id: string }, other: { started: string; id: string }) =>
    one.started + one.id < other.started + other.id ? -1 : 1;
  return {
    id,
    async beat({ version, started, seenAt }, forgetBefore) {
      rows.set(id, { version, started, ...rows.get(id), id, seenAt });
      for (const [known, row] of rows) if (row.seenAt < forgetBefore) rows.delete(known);
    },
    leave: async () => void rows.delete(id),
    list: async () => [...rows.values()].toSorted(byStart).map((row) => ({ ...row, isNewer: false })),
    clockAhead: async () => 0,
  };
}
