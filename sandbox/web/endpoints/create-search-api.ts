import { Hono, type Context } from "hono";
import { z } from "zod";
import { searchDataset } from "../../teams/client/search-dataset.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { placeOf } from "./create-card-api.ts";
import type { PageParts } from "../shared/page-parts.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";
import type { SearchChoice } from "../../page-api/teams-api.ts";
import { conversationFor, viewerOf } from "../shared/viewer.ts";

/** A people picker shows at most this many. */
const MAX_CHOICES = 15;

const search = z.object({ conversation: z.string(), message: z.string(), dataset: z.string().min(1), queryText: z.string().max(1_000) });

/** The search of choice sets with `choices.data`: people of the directory, and datasets of the bot (Microsoft: Dynamic search). */
export function createSearchApi(parts: PageParts): Hono {
  const api = new Hono();
  api.get("/api/as/:as/people", (context) => context.json(findPeople(parts, context)));
  api.post("/api/as/:as/search", async (context) => {
    const { dataset, queryText, ...where } = await readRequest(context, search);
    const choices = await searchDataset(parts.route, placeOf(parts, context, where), dataset, queryText);
    if (!choices) throw new PageProblem(404, "search-failed", "Something went wrong. Please try again.");
    return context.json(choices);
  });
  return api;
}

/**
 * T66: Finds people by the beginning of their name, of one of its words, or of an address. A whole object id finds a person who was chosen
 * before.
 */
function findPeople({ tenant, route: { teams } }: PageParts, context: Context): readonly SearchChoice[] {
  const viewer = viewerOf(teams, context);
  const { q = "", conversation } = context.req.query();
  const members = conversation === undefined ? null : conversationFor(teams, viewer, conversation).members;
  const wanted = q.trim().toLowerCase();
  const found: SearchChoice[] = [];
  for (const user of tenant.users.list()) {
    if (found.length === MAX_CHOICES) break;
    if ((members?.has(user.id) ?? true) && matchesSearch(user, wanted)) found.push(choiceOf(user));
  }
  return found;
}

function matchesSearch({ id, displayName, mail, userPrincipalName }: StoredUser, wanted: string): boolean {
  const names = [displayName, ...displayName.split(" "), mail ?? "", userPrincipalName];
  return id === wanted || names.some((name) => name.toLowerCase().startsWith(wanted));
}

function choiceOf({ id, displayName, jobTitle, mail, userPrincipalName }: StoredUser): SearchChoice {
  return { title: displayName, value: id, subtitle: jobTitle ?? mail ?? userPrincipalName };
}
