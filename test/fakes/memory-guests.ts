import type { LaneRange } from "../../src/domain/guest-lanes.ts";
import type { GuestPosition } from "../../src/domain/guest-rounds.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Guests } from "../../src/ports/invitation-lists.ts";
import type { MemoryTables } from "./memory-tables.ts";

function isInRange({ state }: Invitation, { state: kind, from, until }: LaneRange): boolean {
  return state.kind === kind && (from === undefined || state.since >= from) && (until === undefined || state.since < until);
}

const place = ({ since, id }: GuestPosition): string => `${since} ${id}`;
const placeOf = ({ state, id }: Invitation): string => place({ since: state.since, id });

/** The guests of the invitations in memory. */
export function memoryGuests({ invitations }: MemoryTables): Guests {
  const all = (range: LaneRange) =>
    [...invitations.values()].filter((one) => isInRange(one, range)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  return {
    async list({ before, ...range }, limit) {
      const found = all(range).filter((one) => !before || placeOf(one) < place(before));
      return found.slice(0, Math.min(limit, 1000));
    },
    count: async (range) => all(range).length,
    async lastHeard(limit) {
      const heard = [...invitations.values()].flatMap(({ id, state }) =>
        state.kind === "accepted" && !state.again ? [{ ...state, id }] : [],
      );
      const newest = heard.toSorted((a, b) => (a.heardAt + a.id < b.heardAt + b.id ? 1 : -1)).slice(0, Math.min(limit, 100));
      return newest.map(({ path, since, heardAt }) => ({ path, since, heardAt }));
    },
    async heardAfter(after, limit) {
      const placeIn = ({ heardAt, id }: typeof after) => place({ since: heardAt, id });
      const heard = [...invitations.values()].flatMap(({ id, state }) =>
        state.kind === "accepted" && !state.again ? [{ id, path: state.path, since: state.since, heardAt: state.heardAt }] : [],
      );
      const later = heard.filter((one) => placeIn(one) > placeIn(after)).toSorted((a, b) => (placeIn(a) < placeIn(b) ? -1 : 1));
      return later.slice(0, Math.min(limit, 1000));
    },
  };
}
