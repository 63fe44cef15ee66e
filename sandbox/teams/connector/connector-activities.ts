import { Hono, type Context } from "hono";
import { botActivity, type BotActivity } from "./bot-activity.ts";
import { type BotPlace, placeOfBot } from "./bot-presence.ts";
import { activityNotFound, badArgument, badSyntax, messageNotEditable } from "./connector-error.ts";
import type { Message } from "../chats/message.ts";
import { postActivity } from "./post-activity.ts";
import { readBody } from "./read-body.ts";
import { readContent } from "./read-content.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

/** `/v3/conversations/{id}/activities`: post, reply, edit, delete (Microsoft: Proactive messages, Update and delete messages). */
export function createActivityRoutes(teams: TeamsTenant): Hono {
  const routes = new Hono();
  routes.post("/v3/conversations/:conversation/activities", async (context) => post(teams, context, context.req.param()));
  // The conversation id decides where a reply goes, not the activity that it answers (Microsoft: Proactive messages).
  routes.post("/v3/conversations/:conversation/activities/:activity", async (context) => post(teams, context, context.req.param()));
  routes.put("/v3/conversations/:conversation/activities/:activity", async (context) => edit(teams, context, context.req.param()));
  routes.delete("/v3/conversations/:conversation/activities/:activity", (context) => remove(teams, context, context.req.param()));
  return routes;
}

interface InConversation {
  readonly conversation: string;
}

interface OfActivity extends InConversation {
  readonly activity: string;
}

async function post(teams: TeamsTenant, context: Context, { conversation }: InConversation): Promise<Response> {
  const place = placeOfBot(teams, conversation);
  const activity = await readBody(context, botActivity);
  const message = postActivity(teams, place, activity, isTargeted(context) ? targetOf(teams, place, activity) : null);
  return message ? context.json({ id: message.id }, 201) : context.body(null, 202);
}

// T10
async function edit(teams: TeamsTenant, context: Context, { conversation, activity }: OfActivity): Promise<Response> {
  const place = placeOfBot(teams, conversation);
  const message = ownMessage(teams, place, activity);
  const edited = await readBody(context, botActivity);
  if (isTargeted(context) && edited.recipient) throw badArgument("Recipient can't be changed for targeted messages");
  const [content, ...others] = readContent(teams, place.conversation, edited);
  // T18
  if (!content || others.length > 0) throw badSyntax("Activity resulted into multiple skype activities");
  teams.chats.edit(message, content);
  return context.json({ id: message.id });
}

function remove(teams: TeamsTenant, context: Context, { conversation, activity }: OfActivity): Response {
  const place = placeOfBot(teams, conversation);
  teams.chats.delete(place.conversation, ownMessage(teams, place, activity));
  return context.body(null, 200);
}

function isTargeted({ req }: Context): boolean {
  return req.query("isTargetedActivity") === "true";
}

/** T69: The recipient of a targeted message: a member, and not in a 1:1 chat (Microsoft: Targeted messages). @throws ConnectorError 400 */
function targetOf({ people }: TeamsTenant, { conversation }: BotPlace, { recipient }: BotActivity): string {
  const person = people.byTeamsKey(recipient?.id ?? "");
  if (conversation.kind === "personal" || !person || !conversation.members.has(person.id))
    throw badArgument("Recipient is required for targeted messages");
  return person.id;
}

/** The conversation id may name the thread or only the channel (Microsoft: Update and delete messages). */
function ownMessage(teams: TeamsTenant, { conversation, root }: BotPlace, id: string): Message {
  const message = teams.chats.message(conversation.id, id);
  // T11
  if (!message && conversation.kind === "channel" && teams.chats.wasDeleted(conversation.id, id)) throw messageNotEditable();
  if (message && isTooYoung(teams, message)) throw activityNotFound();
  // T14
  if (!message || (root !== null && message.id !== root && message.root !== root)) throw activityNotFound();
  // T11
  if (!message.from.isBot) throw messageNotEditable();
  return message;
}

/** T61: By the switch `editableAfterMs`: Teams can't find a message right after it was posted (msteams-docs #6139). */
function isTooYoung({ switches }: TeamsTenant, { at }: Message): boolean {
  return Date.now() - Date.parse(at) < switches().editableAfterMs;
}
