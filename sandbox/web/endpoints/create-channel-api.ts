import { Hono, type Context } from "hono";
import { z } from "zod";
import { createChannel, deleteChannel, renameChannel } from "../../teams/changes/change-channels.ts";
import type { TeamHappening } from "../../teams/changes/team-event.ts";
import { conversationView } from "../views/conversation-views.ts";
import { happeningOf } from "./create-app-api.ts";
import type { PageParts } from "../shared/page-parts.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";
import { conversationFor, viewerOf } from "../shared/viewer.ts";

const naming = z.object({ title: z.string().trim().min(1, "give it a name").max(50) });
const making = naming.extend({ membership: z.enum(["private", "shared"]).optional() });

/** Channels of the team: creates, renames and deletes them. */
export function createChannelApi(parts: PageParts): Hono {
  const { teams, endpoint } = parts.route;
  const api = new Hono();
  api.post("/api/as/:as/channels", async (context) => {
    const person = viewerOf(teams, context);
    const conversation = conversationFor(teams, person, teams.team.id);
    const { title, membership } = await readRequest(context, making);
    const { channel, delivered } = createChannel({ teams, endpoint, person, conversation }, title, membership);
    parts.background.add(delivered);
    return context.json(conversationView(teams, person, channel));
  });
  api.put("/api/as/:as/channels/:conversation", async (context) => {
    const happening = changeable(parts, context);
    parts.background.add(renameChannel(happening, (await readRequest(context, naming)).title));
    return context.body(null, 204);
  });
  api.delete("/api/as/:as/channels/:conversation", (context) => {
    parts.background.add(deleteChannel(changeable(parts, context)));
    return context.body(null, 204);
  });
  return api;
}

/** @throws PageProblem if it isn't a channel, and for General, which can't be changed. */
function changeable(parts: PageParts, context: Context): TeamHappening {
  const happening = happeningOf(parts, context);
  const { kind, id, team } = happening.conversation;
  if (kind !== "channel" || id === team?.id) throw new PageProblem(400, "bad-request", "Only channels beside General can be changed");
  return happening;
}
