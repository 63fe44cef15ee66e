import type { Activity } from "botbuilder";

const mention = /<at>(.*?)<\/at>/g;

/** The same message with names in place of mentions; undefined if it mentions nobody. */
export function withoutMentions(activity: Partial<Activity>): Partial<Activity> | undefined {
  if (JSON.stringify(activity).search(mention) < 0) return undefined;
  const { text, entities, attachments } = activity;
  return {
    ...activity,
    ...(text !== undefined && { text: text.replaceAll(mention, "$1") }),
    ...(entities && { entities: entities.filter((entity) => !isMention(entity)) }),
    ...(attachments && { attachments: attachments.map((attachment) => ({ ...attachment, content: plainCard(attachment.content) })) }),
  };
}

function plainCard(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card).replaceAll(mention, "$1"), dropMentions);
}

/** A card lists its mentions under `msteams.entities`. */
function dropMentions(key: string, value: unknown): unknown {
  return key === "entities" && Array.isArray(value) ? value.filter((entity: unknown) => !isMention(entity)) : value;
}

function isMention(entity: unknown): boolean {
  return typeof entity === "object" && entity !== null && "type" in entity && entity.type === "mention";
}
