import type { Activity } from "botbuilder";
import { z } from "zod";
import type { ActivityId, ConversationId, PersonId } from "../src/domain/ids.ts";
import { isChannel } from "../src/domain/is-channel.ts";
import { personName } from "../src/domain/person.ts";
import type { Person } from "../src/domain/person.ts";
import { messageText } from "./message-text.ts";
import { activityId, conversationId, personId, teamsId } from "./data/received-ids.ts";

/** An activity in our words. */
export interface Turn {
  readonly activity: ActivityId | undefined;
  /** Absent for anonymous people, who have no Entra account. */
  readonly personId: PersonId | undefined;
  readonly person: Person;
  readonly tenantId: string | undefined;
  readonly conversation: ConversationId;
  /** "personal" only if surely nobody else reads along. */
  readonly kind: ConversationKind;
  readonly teamId: string | undefined;
  readonly channelId: ConversationId | undefined;
  /** The channel that a person chose when they added the app to a team. */
  readonly selectedChannelId: ConversationId | undefined;
  readonly serviceUrl: string;
  readonly botId: string;
  readonly botName: string;
  /** What the person says, without mentions of the bot. "" if there is nothing. */
  readonly text: string;
}

type ConversationKind = "personal" | "groupChat" | "channel";

/** For anonymous people, who have no Entra id. It equals no person's id. */
const noPersonId = "" as PersonId;

/** Time zones that Intl confirmed. Each question to Intl costs a tenth of a turn. */
const knownZones = new Set<string>();
/** There are fewer zones, but each can be written in many mixtures of upper and lower case. */
const mostKnownZones = 1_000;

/** Intl throws on an unknown zone. */
function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    const known = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
    if (known && knownZones.size < mostKnownZones) knownZones.add(name);
    return known;
  } catch {
    return false;
  }
}

/** The parts of an activity that we read. The sender had a valid channel token, but that doesn't guarantee the shape. */
const schema = z.looseObject({
  id: activityId.optional(),
  serviceUrl: z.url(),
  locale: z.string().max(50).optional().catch(undefined),
  localTimezone: z.string().refine(isTimeZone).optional().catch(undefined),
  text: z.string().nullish(),
  from: z.looseObject({ id: teamsId, name: z.string().nullish(), aadObjectId: personId.optional().catch(undefined) }),
  recipient: z.looseObject({ id: teamsId, name: z.string().nullish() }),
  conversation: z.looseObject({
    id: conversationId,
    tenantId: z.string().toLowerCase().optional(),
    conversationType: z.enum(["personal", "groupChat", "channel"]).optional().catch(undefined),
    isGroup: z.boolean().optional().catch(undefined),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().toLowerCase() }).optional(),
      team: z.looseObject({ id: z.string() }).optional(),
      channel: z.looseObject({ id: conversationId }).optional(),
      settings: z
        .looseObject({ selectedChannel: z.looseObject({ id: conversationId }).optional() })
        .optional()
        .catch(undefined),
    })
    .nullish(),
  entities: z.array(z.looseObject({ type: z.string().optional() })).nullish(),
  attachments: z.array(z.unknown()).nullish().catch(undefined),
});

type ReadActivity = z.infer<typeof schema>;

/** Undefined when the activity isn't one that a person in Teams could have caused. */
export function readTurn(activity: Partial<Activity>): Turn | undefined {
  const parsed = schema.safeParse(activity);
  return parsed.success ? turnFrom(parsed.data) : undefined;
}

function turnFrom(read: ReadActivity): Turn {
  const { from, recipient, conversation, channelData } = read;
  return {
    activity: read.id,
    personId: from.aadObjectId,
    person: {
      id: from.aadObjectId ?? noPersonId,
      teamsId: from.id,
      name: personName(from.name ?? ""),
      locale: read.locale ?? "en-US",
      timeZone: read.localTimezone ?? "UTC",
    },
    tenantId: conversation.tenantId ?? channelData?.tenant?.id,
    conversation: conversation.id,
    kind: kindOf(read),
    teamId: channelData?.team?.id,
    channelId: channelData?.channel?.id,
    selectedChannelId: channelData?.settings?.selectedChannel?.id,
    serviceUrl: read.serviceUrl,
    botId: recipient.id,
    botName: recipient.name ?? "",
    text: messageText(read),
  };
}

/**
 * Teams may leave out the kind (vercel/chat #879). A conversation is personal only if it says so and nothing contradicts: people see lists
 * there that others must not see.
 */
function kindOf({ conversation, channelData }: ReadActivity): ConversationKind {
  const { id, conversationType, isGroup } = conversation;
  if (conversationType === "channel" || channelData?.team || channelData?.channel) return "channel";
  if (conversationType !== "groupChat" && isChannel(id)) return "channel";
  return conversationType === "personal" && isGroup !== true && !isGroupChat(id) ? "personal" : "groupChat";
}

/** Ids of group chats and meetings. Some 1:1 chats have an id that begins with `19:`, too, but ends in `@unq.gbl.spaces`. */
function isGroupChat(id: ConversationId): boolean {
  return id.startsWith("19:") && !id.endsWith("@unq.gbl.spaces");
}

/** The reference that is needed to post in this turn's conversation later. */
export function referenceOf(turn: Turn) {
  const { conversation: id, kind, tenantId = "", serviceUrl, botId, teamId, channelId } = turn;
  return { id, kind, tenantId, serviceUrl, botId, ...(teamId !== undefined && { teamId }), ...(channelId !== undefined && { channelId }) };
}
