import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { activityOf } from "../../teams/to-bot/activity-of.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";
import { mergePatch } from "../shared/merge-patch.ts";
import type { PageParts } from "../shared/page-parts.ts";

const anything = z.object({
  as: z.string(),
  conversation: z.string(),
  root: z.string().nullable().default(null),
  activity: z.record(z.string(), z.unknown()),
});

/**
 * T117: `POST /_sandbox/activities` sends the bot any activity, with a token of the channel. It shows what no client of the sandbox does,
 * such as an activity without `conversationType` (seen: vercel/chat #879).
 */
export function createActivityApi({ route: { teams, endpoint } }: PageParts): Hono {
  const api = new Hono();
  api.post("/_sandbox/activities", async (context) => {
    const { as, conversation: id, root, activity: patch } = await readRequest(context, anything);
    const [person, conversation] = [teams.people.byId(as), teams.chats.conversation(id)];
    if (!person || !conversation) throw new PageProblem(404, "unknown-place", "There is no such person or conversation in the sandbox");
    const usual = activityOf({ teams, serviceUrl: endpoint.serviceUrl, person, conversation, root });
    const delivery = await endpoint.deliver(mergePatch({ ...usual, type: "message", id: `f:${randomUUID()}` }, patch));
    return context.json(
      delivery.kind === "answered" ? { status: delivery.status, body: delivery.body ?? null } : { status: 0, body: null },
    );
  });
  return api;
}
