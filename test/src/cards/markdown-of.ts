import type { AdaptiveCard } from "../../../src/cards/card.ts";

/** Where Teams reads Markdown: texts of TextBlocks, titles and values of facts. */
export function markdownOf(card: AdaptiveCard): readonly string[] {
  return Object.values(card).flatMap((part) => textsIn(part));
}

function textsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap((item) => textsIn(item));
  if (typeof part !== "object" || part === null) return [];
  const { type, text, title, value } = part as Readonly<Record<string, unknown>>;
  if (isList(part)) return [];
  const own = type === "TextBlock" ? [text] : type === undefined ? [title, value] : [];
  return [...own.filter((each) => typeof each === "string"), ...Object.values(part).flatMap((item) => textsIn(item))];
}

/**
 * A list that opens shows its choices as plain text: Teams reads Markdown in texts and facts alone (Microsoft: Text formatting in cards;
 * AdaptiveCards #8697), and the package adaptivecards only in radio buttons and checkboxes, which have labels and no `option`.
 */
function isList(part: object): boolean {
  const { type, style } = part as Readonly<Record<string, unknown>>;
  return type === "Input.ChoiceSet" && (style === "compact" || style === "filtered");
}
