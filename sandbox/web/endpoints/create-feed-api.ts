import { Hono } from "hono";
import { z } from "zod";
import type { TeamsTenant } from "../../teams/chats/teams-tenant.ts";
import { feedItemView } from "../views/feed-item-view.ts";
import { readRequest } from "../shared/page-problem.ts";
import { viewerOf } from "../shared/viewer.ts";

const reading = z.object({ items: z.array(z.string()).nullable() });

/** A person's activity feed. */
export function createFeedApi(teams: TeamsTenant): Hono {
  const api = new Hono();
  api.get("/api/as/:as/feed", (context) => context.json(teams.feed.itemsOf(viewerOf(teams, context).id).map(feedItemView)));
  api.post("/api/as/:as/feed/read", async (context) => {
    const { id } = viewerOf(teams, context);
    teams.feed.markRead(id, (await readRequest(context, reading)).items);
    return context.body(null, 204);
  });
  return api;
}
