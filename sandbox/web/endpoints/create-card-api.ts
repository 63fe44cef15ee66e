import { Hono, type Context } from "hono";
import { z } from "zod";
import { refreshPress } from "../../teams/client/card-refresh.ts";
import type { InvokePlace } from "../../teams/to-bot/invoke-bot.ts";
import { isShownTo } from "../../teams/chats/is-shown-to.ts";
import { verifyState } from "../../teams/client/oauth-messages.ts";
import { pressAction, type PressOutcome } from "../../teams/client/press-action.ts";
import { submitAction } from "../../teams/client/submit-action.ts";
import { SOMETHING_WENT_WRONG } from "../../teams/client/teams-words.ts";
import type { ActionResult } from "../../page-api/api.ts";
import { messageView } from "../views/message-view.ts";
import type { PageParts } from "../shared/page-parts.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";
import { signInLink } from "../views/sign-in-link.ts";
import type { SubmitResult } from "../../page-api/teams-api.ts";
import { conversationFor, viewerOf } from "../shared/viewer.ts";

const place = z.object({ conversation: z.string(), message: z.string() });
const press = place.extend({
  action: z.object({ id: z.string().nullable(), verb: z.string(), data: z.record(z.string(), z.unknown()) }),
  state: z.string().min(1).optional(),
  addApp: z.enum(["add", "cancel"]).optional(),
});
const views = z.object({ conversation: z.string(), messages: z.array(z.string()).max(200) });

/** Pressing a card's actions, and its automatic refresh. */
export function createCardApi(parts: PageParts): Hono {
  const api = new Hono();
  api.post("/api/as/:as/actions", async (context) => {
    const { action, state, addApp, ...where } = await readRequest(context, press);
    const found = placeOf(parts, context, where);
    return context.json(resultOf(await pressAction(parts.route, { ...found, action, state, addApp }), found));
  });
  api.post("/api/as/:as/refresh", async (context) => {
    const found = placeOf(parts, context, await readRequest(context, place));
    const refreshing = refreshPress(found);
    if (!refreshing) throw new PageProblem(400, "bad-request", "This card has no refresh");
    return context.json(resultOf(await pressAction(parts.route, refreshing), found));
  });
  api.post("/api/as/:as/submits", async (context) => {
    const { data, ...where } = await readRequest(context, place.extend({ data: z.record(z.string(), z.unknown()) }));
    const result = await submitAction(parts.route, { ...placeOf(parts, context, where), data });
    return context.json(result.kind === "open" ? { ...result, url: signInLink(result.url) } : result);
  });
  api.post("/api/as/:as/views", async (context) => reportViews(parts, context));
  api.post("/api/as/:as/verify-state", async (context) => verify(parts, context));
  return api;
}

/** @throws PageProblem 404 for a conversation or message that the person doesn't see. */
export function placeOf(
  { route: { teams } }: PageParts,
  context: Context,
  { conversation: id, message: messageId }: z.output<typeof place>,
): InvokePlace {
  const person = viewerOf(teams, context);
  const conversation = conversationFor(teams, person, id);
  const message = teams.chats.message(conversation.id, messageId);
  if (!message || !isShownTo(message, person.id)) throw new PageProblem(404, "unknown-message", "This message was deleted");
  return { person, conversation, message };
}

function resultOf(outcome: PressOutcome, { message, person }: InvokePlace): ActionResult {
  if (outcome.kind === "sign-in") return { ...outcome, url: signInLink(outcome.url) };
  return outcome.kind === "card" ? { kind: "card", message: messageView(message, person) } : outcome;
}

/** Messages that were deleted meanwhile are ignored. */
async function reportViews({ route: { teams }, refresh, background }: PageParts, context: Context): Promise<Response> {
  const person = viewerOf(teams, context);
  const { conversation: id, messages } = await readRequest(context, views);
  const conversation = conversationFor(teams, person, id);
  for (const messageId of messages) {
    const message = teams.chats.message(conversation.id, messageId);
    if (message) background.add(refresh.viewed({ person, conversation, message }));
  }
  return context.body(null, 204);
}

async function verify(parts: PageParts, context: Context): Promise<Response> {
  const { state, ...where } = await readRequest(context, place.extend({ state: z.string().min(1) }));
  const isAccepted = await verifyState(parts.route, placeOf(parts, context, where), state);
  const result: SubmitResult = isAccepted ? { kind: "sent" } : { kind: "error", text: SOMETHING_WENT_WRONG };
  return context.json(result);
}
