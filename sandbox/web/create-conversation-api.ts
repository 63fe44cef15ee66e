import { Hono, type Context } from "hono";
import { z } from "zod";
import type { Conversation } from "../teams/message.ts";
import { pressAction, type Press, type PressOutcome } from "../teams/press-action.ts";
import { say } from "../teams/say.ts";
import type { TeamsTenant } from "../teams/teams-tenant.ts";
import type { ActionResult } from "./api.ts";
import { conversationViews } from "./conversation-views.ts";
import { messageView } from "./message-view.ts";
import type { PageParts } from "./page-parts.ts";
import { PageProblem, readRequest } from "./page-problem.ts";
import { conversationFor, viewerOf } from "./viewer.ts";

const saying = z.object({
  conversation: z.string(),
  root: z.string().nullable(),
  text: z.string().trim().min(1, "say something").max(20_000),
  mentionBot: z.boolean(),
});

const press = z.object({
  conversation: z.string(),
  message: z.string(),
  action: z.object({ id: z.string().nullable(), verb: z.string(), data: z.record(z.string(), z.unknown()) }),
});

/** Reading and writing in conversations, and pressing what cards offer. */
export function createConversationApi(parts: PageParts): Hono {
  const { teams } = parts.route;
  const api = new Hono();
  api.get("/api/as/:as/conversations", (context) => context.json(conversationViews(teams, viewerOf(teams, context))));
  api.get("/api/as/:as/conversations/:conversation/messages", (context) => {
    const viewer = viewerOf(teams, context);
    const { id } = conversationFor(teams, viewer, context.req.param("conversation"));
    return context.json(teams.chats.messages(id).map((message) => messageView(message, viewer)));
  });
  api.post("/api/as/:as/conversations/:conversation/read", (context) => {
    const viewer = viewerOf(teams, context);
    teams.unread.markRead(viewer, conversationFor(teams, viewer, context.req.param("conversation")));
    return context.body(null, 204);
  });
  api.post("/api/as/:as/messages", async (context) => sayIt(parts, context));
  api.post("/api/as/:as/actions", async (context) => pressIt(parts, context));
  return api;
}

async function sayIt({ route: { teams, endpoint }, background }: PageParts, context: Context): Promise<Response> {
  const person = viewerOf(teams, context);
  const { root, text, mentionBot, ...request } = await readRequest(context, saying);
  const conversation = conversationFor(teams, person, request.conversation);
  if (root !== null) checkThread(teams, conversation, root);
  const { message, delivered } = say(teams, endpoint, { person, conversation, root, text, mentionBot });
  background.add(delivered);
  return context.json({ id: message.id });
}

/** @throws PageProblem 404 unless `root` started a thread in this channel. */
function checkThread({ chats }: TeamsTenant, { kind, id }: Conversation, root: string): void {
  const isThread = kind === "channel" && chats.message(id, root)?.root === null;
  if (!isThread) throw new PageProblem(404, "unknown-thread", "There is no such thread");
}

async function pressIt({ route }: PageParts, context: Context): Promise<Response> {
  const { teams } = route;
  const person = viewerOf(teams, context);
  const request = await readRequest(context, press);
  const conversation = conversationFor(teams, person, request.conversation);
  const message = teams.chats.message(conversation.id, request.message);
  if (!message) throw new PageProblem(404, "unknown-message", "This message was deleted");
  const pressed: Press = { person, conversation, message, action: request.action };
  return context.json(resultOf(await pressAction(route, pressed), pressed));
}

function resultOf(outcome: PressOutcome, { message, person }: Press): ActionResult {
  return outcome.kind === "card" ? { kind: "card", message: messageView(message, person) } : outcome;
}
