import { z } from "zod";
import { rolesOfTemplates } from "../../domain/policy/directory-role.ts";
import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Actor } from "../../ports/identity.ts";
import { ask } from "./requests/ask.ts";
import type { BatchItem } from "./requests/batch.ts";
import { expectAnswer, isShapeRefused } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";

type Roles = readonly DirectoryRole[] | "not-checked";

/** Reads people's directory roles, also those that they have through groups. */
export interface DirectoryRoles {
  /** The question, alone or for a batch with others; `read` takes its answer. */
  item(actor: Actor, person: PersonId): BatchItem;
  /**
   * The roles in the answer. If Graph refused the question, it is asked in another way. "not-checked" when a missing permission hides them.
   * @throws GuestlistError `directory-unavailable`, `throttled`, `directory-refused` (no such person).
   */
  read(actor: Actor, person: PersonId, answer: GraphAnswer): Promise<Roles>;
}

/** The answer in both ways. A role whose template is hidden has only its id (Microsoft: Permissions overview, limited information). */
const page = z.object({
  value: z.array(z.object({ "@odata.type": z.string().optional(), roleTemplateId: z.string().nullish() })),
  "@odata.nextLink": z.string().optional(),
});
type Member = z.infer<typeof page>["value"][number];

const select = { $select: "id,roleTemplateId" } as const;
const anHour = 3_600_000;
/** Pages of 999 memberships each. */
const mostPages = 10;

/**
 * Only the roles are asked for by a cast. Microsoft's pages disagree whether that works without `ConsistencyLevel`, and the Azure CLI has
 * seen it fail with 500 (service connector, ICM 392112435). After a refusal, all memberships are read and the roles picked out. Which way
 * works for the app and for people, who have other permissions, is remembered for an hour: then it costs no second round trip.
 */
export function createDirectoryRoles(graph: GraphClient, clock: Pick<Clock, "now">): DirectoryRoles {
  const now = (): number => Date.parse(clock.now());
  const learned = new Map<Actor["kind"], { readonly works: "plain" | "neither"; readonly until: number }>();

  function wayOf({ kind }: Actor): "cast" | "plain" | "neither" {
    const known = learned.get(kind);
    return known && known.until > now() ? known.works : "cast";
  }

  async function readPlain(actor: Actor, person: PersonId): Promise<Roles> {
    const answer = await ask(graph, { actor, path: plainPath(actor, person) });
    const isRefused = isShapeRefused(answer) && answer.status < 500;
    if (answer.status < 300 || isRefused) learned.set(actor.kind, { works: isRefused ? "neither" : "plain", until: now() + anHour });
    return isRefused ? "not-checked" : rolesFrom(actor, answer);
  }

  async function rolesFrom(actor: Actor, first: GraphAnswer): Promise<Roles> {
    const members: Member[] = [];
    let read = expectAnswer(page, first, "roles of a person");
    for (let pages = 1; ; pages++) {
      members.push(...read.value);
      const next = read["@odata.nextLink"];
      if (next === undefined) return rolesAmong(members);
      if (pages === mostPages) return "not-checked";
      read = expectAnswer(page, await ask(graph, { actor, path: next }), "roles of a person");
    }
  }

  return {
    item(actor, person) {
      const way = wayOf(actor);
      const path = way === "plain" ? plainPath(actor, person) : castPath(actor, person);
      return { id: "roles", path, ...(way !== "plain" && { once: true }) };
    },
    async read(actor, person, answer) {
      if (!isShapeRefused(answer)) return rolesFrom(actor, answer);
      // another answer may have taught the way since this question was asked with a cast
      return wayOf(actor) === "neither" ? "not-checked" : readPlain(actor, person);
    },
  };
}

function castPath(actor: Actor, person: PersonId): string {
  return `${pathOf(actor, person)}/transitiveMemberOf/microsoft.graph.directoryRole${query(select)}`;
}

function plainPath(actor: Actor, person: PersonId): string {
  return `${pathOf(actor, person)}/transitiveMemberOf${query({ ...select, $top: "999" })}`;
}

/** `/me` is the person whose token Graph gets; it doesn't exist for an app. */
export function pathOf(actor: Actor, person: PersonId): string {
  return actor.kind === "person" && actor.id === person ? "/me" : `/users/${encodeURIComponent(person)}`;
}

function rolesAmong(members: readonly Member[]): Roles {
  const roles = members.filter(({ "@odata.type": type }) => type === undefined || type === "#microsoft.graph.directoryRole");
  const templates = roles.flatMap(({ roleTemplateId }) => roleTemplateId ?? []);
  return templates.length < roles.length ? "not-checked" : rolesOfTemplates(templates);
}
