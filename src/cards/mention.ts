import type { Recipient } from "../domain/follower.ts";
import { mentionName } from "./escape.ts";

/** For a mention entity. Its `text` must stand byte for byte in the message, or Teams mentions nobody. */
export interface Mention {
  readonly text: string;
  readonly name: string;
  /** `29:…`, or the Entra id of a person who never wrote to the bot; Teams accepts both. */
  readonly id: string;
  /** A tag of the team instead of a person (Microsoft: Tag mention). */
  readonly type?: "tag";
}

/** Undefined when the bot may not read the person's name. */
export function mentionOf({ id, teamsId = id, name }: Pick<Recipient, "id" | "teamsId" | "name">): Mention | undefined {
  return mention(teamsId, name);
}

/** A guest by their id in Teams. */
export function mentionOfGuest(teamsId: string, name: string): Mention | undefined {
  return mention(teamsId, name);
}

export function mentionOfTag({ id, name }: { readonly id: string; readonly name: string }): Mention | undefined {
  const tag = mention(id, name);
  return tag && { ...tag, type: "tag" };
}

function mention(id: string, given: string): Mention | undefined {
  const name = mentionName(given);
  return name === "" ? undefined : { text: `<at>${name}</at>`, name, id };
}

/** An item of `entities`, in an activity or on a card. */
export interface MentionEntity {
  readonly type: "mention";
  readonly text: string;
  readonly mentioned: Pick<Mention, "id" | "name" | "type">;
}

export function mentionEntity({ text, id, name, type }: Mention): MentionEntity {
  return { type: "mention", text, mentioned: { id, name, ...(type && { type }) } };
}
