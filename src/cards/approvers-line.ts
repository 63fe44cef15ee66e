import type { Recipient } from "../domain/follower.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeName } from "./escape.ts";
import { mentionOf, mentionOfTag } from "./mention.ts";
import type { Mention } from "./mention.ts";

/** Whom words to the approvers mention. */
export interface ToMention {
  readonly people: readonly Recipient[];
  /** A tag of the team, in their place. */
  readonly tag?: { readonly id: string; readonly name: string };
}

/** The approvers by name, with what makes mentions of the names; those whom nobody can name are called by `otherwise`. */
export function approversLine(
  { people, tag }: ToMention,
  otherwise: string,
  texts: Texts,
): { readonly names: string; readonly mentions: readonly Mention[] } {
  const found = tag ? [mentionOfTag(tag)] : people.map(mentionOf);
  const mentions = toldApart(found.filter((mention) => mention !== undefined));
  return { names: mentions.length > 0 ? texts.list(mentions.map(({ text }) => text)) : escapeName(otherwise), mentions };
}

/** Teams finds a mention by its words alone: of two people with one name, the second gets a number. */
function toldApart(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Map<string, number>();
  return mentions.map((mention) => {
    const count = (seen.get(mention.name) ?? 0) + 1;
    seen.set(mention.name, count);
    const name = count === 1 ? mention.name : `${mention.name} ${count}`;
    return { ...mention, name, text: `<at>${name}</at>` };
  });
}
