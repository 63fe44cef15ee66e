import { z } from "zod";
import type { SearchChoice } from "../../page-api/teams-api.ts";
import { invokeBot, type BotRoute, type InvokePlace } from "../to-bot/invoke-bot.ts";

/** The client shows at most this many choices (Microsoft: Dynamic search). */
const MAX_CHOICES = 15;

const answer = z.looseObject({
  statusCode: z.literal(200),
  type: z.literal("application/vnd.microsoft.search.searchResponse"),
  value: z.looseObject({ results: z.array(z.looseObject({ title: z.string(), value: z.string() })) }),
});

/** T67: Asks the bot for choices of its own dataset (Microsoft: Dynamic search); null if the client can't show the answer. */
export async function searchDataset(
  route: BotRoute,
  place: InvokePlace,
  dataset: string,
  queryText: string,
): Promise<readonly SearchChoice[] | null> {
  const value = { queryText, queryOptions: { skip: 0, top: MAX_CHOICES }, dataset };
  const delivery = await invokeBot(route, place, "application/search", value);
  const body = answer.safeParse(delivery.kind === "answered" && delivery.status === 200 ? delivery.body : null);
  if (!body.success) return null;
  return body.data.value.results.slice(0, MAX_CHOICES).map(({ title, value: chosen }) => ({ title, value: chosen, subtitle: null }));
}
