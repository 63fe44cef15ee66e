import { Hono } from "hono";
import { z } from "zod";
import { botActivity } from "./bot-activity.ts";
import { type BotPlace, placeOfBot } from "./bot-presence.ts";
import { badArgument, badSyntax } from "./connector-error.ts";
import { chatId, threadId } from "../chats/ids.ts";
import { postActivity } from "./post-activity.ts";
import { readBody } from "./read-body.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

const parameters = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  activity: botActivity.nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      channel: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
});

type Parameters = z.output<typeof parameters>;

/** `POST /v3/conversations`: a new thread in a channel, or the 1:1 chat with a person (Microsoft: Proactive messages). */
export function createConversationRoutes(teams: TeamsTenant): Hono {
  const routes = new Hono();
  routes.post("/v3/conversations", async (context) => {
    const wanted = await readBody(context, parameters);
    const channel = wanted.channelData?.channel?.id;
    const created = channel ? startThread(teams, placeOfBot(teams, channel), wanted) : openChat(teams, wanted);
    return created ? context.json(created, 201) : context.body(null, 202);
  });
  return routes;
}

interface Created {
  readonly id: string;
  readonly activityId?: string;
}

// T19
function startThread(teams: TeamsTenant, { conversation }: BotPlace, { activity }: Parameters): Created | null {
  if (!activity) throw badSyntax("Incorrect conversation creation parameters");
  const message = postActivity(teams, { conversation, root: null }, activity);
  return message && { id: threadId(conversation.id, message.id), activityId: message.id };
}

function openChat(teams: TeamsTenant, wanted: Parameters): Created | null {
  const person = teams.people.byTeamsKey(onlyMember(teams, wanted));
  if (!person) throw badArgument("Failed to decrypt pairwise id");
  const id = chatId(person.id, teams.appId);
  const place = placeOfBot(teams, id);
  if (!wanted.activity) return { id };
  const message = postActivity(teams, place, wanted.activity);
  return message && { id, activityId: message.id };
}

/** T21: A bot can't create a group chat (Microsoft: Proactive messages), and must name the tenant. */
function onlyMember(teams: TeamsTenant, { members, isGroup, channelData, tenantId }: Parameters): string {
  const [member, ...others] = members ?? [];
  const isHere = (channelData?.tenant?.id ?? tenantId) === teams.tenantId;
  if (!member || others.length > 0 || isGroup || !isHere) throw badSyntax("Incorrect conversation creation parameters");
  return member.id;
}
