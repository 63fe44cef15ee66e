import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Directory } from "../../ports/directory.ts";
import { ask } from "./requests/ask.ts";
import { expectAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";
import { userType } from "./user-properties.ts";

const tenMinutes = 600_000;
const mostPeople = 10_000;

const person = z.object({ userType: userType.optional(), userPrincipalName: z.string().nullish() });

/** An unknown person isn't remembered: a new colleague should not wait ten minutes, and a stranger costs one call. */
export function createTypeOf(graph: GraphClient, clock: Pick<Clock, "now">): Directory["typeOf"] {
  const perf = { now: (): number => Date.parse(clock.now()) };
  const kept = new LRUCache<PersonId, "Member" | "Guest">({ max: mostPeople, ttl: tenMinutes, ttlResolution: 0, perf });

  return async (id) => {
    const known = kept.get(id);
    if (known) return known;
    const type = await look(graph, id);
    if (type !== "unknown") kept.set(id, type);
    return type;
  };
}

async function look(graph: GraphClient, id: PersonId): Promise<"Member" | "Guest" | "unknown"> {
  const path = `/users/${encodeURIComponent(id)}${query({ $select: "id,userType,userPrincipalName" })}`;
  const answer = await ask(graph, { actor: { kind: "app" }, path });
  if (answer.status === 404) return "unknown";
  const found = expectAnswer(person, answer, "type of person");
  return found.userType ?? olderType(found.userPrincipalName);
}

/** Accounts that are older than `userType` have none. Guests have always had `#EXT#` in their UPN. */
function olderType(userPrincipalName: string | null | undefined): "Member" | "Guest" | "unknown" {
  if (!userPrincipalName) return "unknown";
  return userPrincipalName.includes("#EXT#") ? "Guest" : "Member";
}
