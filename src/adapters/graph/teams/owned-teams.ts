import { z } from "zod";
import type { PersonActor } from "../../../ports/identity.ts";
import type { OwnedTeam } from "../../../ports/team-members.ts";
import { ask } from "../requests/ask.ts";
import { askBatch } from "../requests/batch.ts";
import type { BatchOptions } from "../requests/batch.ts";
import { expectAnswer, isShapeRefused } from "../requests/graph-answer.ts";
import type { GraphAnswer } from "../requests/graph-answer.ts";
import { query } from "../requests/odata.ts";

/** Of callers who may not read groups Graph hides all but type and id (Microsoft: List ownedObjects). */
const owned = z.object({
  "@odata.type": z.string().nullish(),
  id: z.string(),
  displayName: z.string().nullish(),
  resourceProvisioningOptions: z.array(z.string()).nullish(),
});
type Owned = z.output<typeof owned>;
const page = z.object({ value: z.array(owned), "@odata.nextLink": z.string().optional() });

const mostPages = 5;
/** Groups whose names the app looks up: three round trips. */
const mostLookups = 60;
const mostTeams = 25;

/**
 * The person's teams. Not cast to groups and not filtered: Microsoft's pages disagree on what a cast needs, and it was seen to fail. What the
 * person's token may not read of the groups is read by the app.
 */
export async function readOwnedTeams(options: BatchOptions, actor: PersonActor): Promise<readonly OwnedTeam[] | "not-checked"> {
  const groups = await readOwnedGroups(options, actor);
  if (groups === "not-checked") return groups;
  const hidden = groups.filter(({ resourceProvisioningOptions }) => !resourceProvisioningOptions);
  const shown = await lookUp(options, hidden.slice(0, mostLookups));
  if (shown === "not-checked") return shown;
  return [...groups, ...shown].flatMap(teamOf).toSorted(byName).slice(0, mostTeams);
}

async function readOwnedGroups({ graph }: BatchOptions, actor: PersonActor): Promise<readonly Owned[] | "not-checked"> {
  const found: Owned[] = [];
  let path: string | undefined = "/me/ownedObjects";
  for (let read = 0; path !== undefined && read < mostPages; read += 1) {
    const answer: GraphAnswer = await ask(graph, { actor, path });
    if (answer.status === 404 || isShapeRefused(answer)) return "not-checked";
    const { value, "@odata.nextLink": next } = expectAnswer(page, answer, "owned objects");
    found.push(...value.filter(({ "@odata.type": type }) => type === "#microsoft.graph.group"));
    path = next;
  }
  return found;
}

async function lookUp(options: BatchOptions, groups: readonly Owned[]): Promise<readonly Owned[] | "not-checked"> {
  const choice = query({ $select: "id,displayName,resourceProvisioningOptions" });
  const items = groups.map(({ id }) => ({ id, path: `/groups/${encodeURIComponent(id)}${choice}`, once: true as const }));
  const answers = [...(await askBatch(options, { kind: "app" }, items)).values()].filter(({ status }) => status !== 404);
  if (answers.some(isShapeRefused)) return "not-checked";
  return answers.map((answer) => expectAnswer(owned, answer, "an owned group"));
}

function teamOf({ id, displayName, resourceProvisioningOptions }: Owned): readonly OwnedTeam[] {
  return resourceProvisioningOptions?.includes("Team") ? [{ groupId: id.toLowerCase(), name: displayName ?? "" }] : [];
}

function byName(one: OwnedTeam, other: OwnedTeam): number {
  return one.name.localeCompare(other.name);
}
