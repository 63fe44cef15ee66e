import type { Recipient } from "../domain/follower.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeName } from "./escape.ts";
import { mentionOf, mentionOfTag } from "./mention.ts";
import type { Mention } from "./mention.ts";

/** The people that a text to the approvers mentions. */
export interface ToMention {
  readonly people: readonly Recipient[];
  /** A tag of the team, mentioned instead of people. */
  readonly tag?: { readonly id: string; readonly name: string };
}

/** The approvers by name, with the mentions for those names. If no name may be read, the text says `otherwise`. */
export function approversLine(
  { people, tag }: ToMention,
  otherwise: string,
  texts: Texts,
): { readonly names: string; readonly mentions: readonly Mention[] } {
  const found = tag ? [mentionOfTag(tag)] : people.map(mentionOf);
  const mentions = toldApart(found.filter((mention) => mention !== undefined));
  return { names: mentions.length > 0 ? texts.list(mentions.map(({ text }) => text)) : escapeName(otherwise), mentions };
}

/** Teams finds a mention by its text alone: if two people have the same name, the second one gets a number. */
function toldApart(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Map<string, number>();
  return mentions.map((mention) => {
    const count = (seen.get(mention.name) ?? 0) + 1;
    seen.set(mention.name, count);
    const name = count === 1 ? mention.name : `${mention.name} ${count}`;
    return { ...mention, name, text: `<at>${name}</at>` };
  });
}
