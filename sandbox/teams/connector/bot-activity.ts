import { z } from "zod";

const mentionEntity = z.looseObject({
  type: z.literal("mention"),
  text: z.string().optional(),
  mentioned: z.looseObject({ id: z.string(), name: z.string().nullish(), type: z.string().nullish() }).optional(),
});

const attachment = z.looseObject({ contentType: z.string(), content: z.unknown() });

/** An activity that the bot sends to the connector. Properties that the sandbox doesn't use are ignored. */
export const botActivity = z.looseObject({
  type: z.string().min(1),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  /** Used by targeted messages only; libraries always set it. */
  recipient: z.looseObject({ id: z.string() }).nullish(),
  /** The text of a toast (Microsoft: Channel and group conversations). */
  summary: z.string().nullish(),
  channelData: z.looseObject({ notification: z.looseObject({ alert: z.boolean().nullish() }).nullish() }).nullish(),
  attachments: z.array(attachment).nullish(),
  entities: z.array(z.union([mentionEntity, z.looseObject({ type: z.string() })])).nullish(),
});

export type BotActivity = z.output<typeof botActivity>;

/** The part of a card that declares its mentions, `msteams.entities` (Microsoft: Channel and group conversations). */
export const cardMentions = z.looseObject({
  msteams: z.looseObject({ entities: z.array(mentionEntity).optional() }).optional(),
});

/** The mention entities of an activity. */
export function mentionEntitiesOf(activity: BotActivity): readonly MentionEntity[] {
  return (activity.entities ?? []).flatMap((entity) => mentionEntity.safeParse(entity).data ?? []);
}

export type MentionEntity = z.output<typeof mentionEntity>;
