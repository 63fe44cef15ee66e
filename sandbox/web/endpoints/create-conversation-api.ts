import { Hono, type Context } from "hono";
import { z } from "zod";
import type { Conversation, Mention } from "../../teams/chats/message.ts";
import { isShownTo } from "../../teams/chats/is-shown-to.ts";
import { say } from "../../teams/client/say.ts";
import type { TeamsTenant } from "../../teams/chats/teams-tenant.ts";
import { conversationViews } from "../views/conversation-views.ts";
import { messageView } from "../views/message-view.ts";
import type { PageParts } from "../shared/page-parts.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";
import { conversationFor, viewerOf } from "../shared/viewer.ts";

const saying = z
  .object({
    conversation: z.string(),
    root: z.string().nullable(),
    text: z.string().trim().max(20_000),
    mentionBot: z.boolean(),
    mentions: z.array(z.object({ id: z.string(), text: z.string().min(1) })).default([]),
  })
  .refine(({ text, mentionBot }) => text !== "" || mentionBot, { path: ["text"], error: "say something" });

const typing = z.object({ conversation: z.string(), root: z.string().nullable() });

/** Reading and writing in conversations. */
export function createConversationApi(parts: PageParts): Hono {
  const { teams } = parts.route;
  const api = new Hono();
  api.get("/api/as/:as/conversations", (context) => context.json(conversationViews(teams, viewerOf(teams, context))));
  api.get("/api/as/:as/conversations/:conversation/messages", (context) => {
    const viewer = viewerOf(teams, context);
    const { id } = conversationFor(teams, viewer, context.req.param("conversation"));
    const shown = teams.chats.messages(id).filter((message) => isShownTo(message, viewer.id));
    return context.json(shown.map((message) => messageView(message, viewer)));
  });
  api.post("/api/as/:as/conversations/:conversation/read", (context) => {
    const viewer = viewerOf(teams, context);
    teams.unread.markRead(viewer, conversationFor(teams, viewer, context.req.param("conversation")));
    return context.body(null, 204);
  });
  api.post("/api/as/:as/messages", async (context) => postMessage(parts, context));
  api.post("/api/as/:as/typing", async (context) => {
    const viewer = viewerOf(teams, context);
    const { conversation, root } = await readRequest(context, typing);
    const author = { id: viewer.id, name: viewer.name, isBot: false };
    teams.chats.events.emit("typing", conversationFor(teams, viewer, conversation), root, author);
    return context.body(null, 204);
  });
  return api;
}

async function postMessage({ route: { teams, endpoint }, background }: PageParts, context: Context): Promise<Response> {
  const person = viewerOf(teams, context);
  const { root, text, mentionBot, ...request } = await readRequest(context, saying);
  const conversation = conversationFor(teams, person, request.conversation);
  if (root !== null) checkThread(teams, conversation, root);
  const mentions = request.mentions.map((mention) => mentionOf(teams, conversation, text, mention));
  const { message, delivered } = say(teams, endpoint, { person, conversation, root, text, mentionBot, mentions });
  background.add(delivered);
  return context.json({ id: message.id });
}

/** @throws PageProblem 404 unless `root` started a thread in this channel. */
function checkThread({ chats }: TeamsTenant, { kind, id }: Conversation, root: string): void {
  const isThread = kind === "channel" && chats.message(id, root)?.root === null;
  if (!isThread) throw new PageProblem(404, "unknown-thread", "There is no such thread");
}

/** @throws PageProblem 400 for a person who isn't a member, or whose mention isn't in the text. */
function mentionOf(teams: TeamsTenant, { members }: Conversation, text: string, mention: { id: string; text: string }): Mention {
  const person = members.has(mention.id) ? teams.people.byId(mention.id) : undefined;
  const mentioned = mention.id === teams.bot.id ? teams.bot : person && { id: person.teamsId, name: person.name };
  if (!mentioned || !text.includes(mention.text))
    throw new PageProblem(400, "bad-request", "mentions: must name members, by words of the text");
  return { text: mention.text, id: mentioned.id, name: mentioned.name };
}
