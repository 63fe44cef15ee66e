import { markMentions, withoutMarks } from "./mentions.js";

/** @import { Mention } from "./mentions.js" */

/** @typedef {Readonly<Record<string, unknown>>} Json an adaptive card, or a piece of one */

/**
 * @param {unknown} value
 * @returns {value is Json}
 */
const isJson = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** T94: The places where Teams renders mentions: only in TextBlocks and facts. */
const RENDERED = new Map([
  ["TextBlock", ["text"]],
  ["Fact", ["title", "value"]],
]);

/**
 * The mentions that a card declares in `msteams.entities`.
 *
 * @param {Json} card
 * @param {(mention: { id: string, text: string }) => boolean} isMe
 * @returns {Mention[]}
 */
export function declaredMentions(card, isMe) {
  const entities = isJson(card["msteams"]) ? card["msteams"]["entities"] : null;
  return (Array.isArray(entities) ? entities : []).filter(isJson).flatMap((entity) => {
    const { type, text, mentioned } = entity;
    if (type !== "mention" || typeof text !== "string" || !isJson(mentioned)) return [];
    return [{ text, name: String(mentioned["name"]), isMe: isMe({ id: String(mentioned["id"]), text }) }];
  });
}

/** @param {Json} piece */
const typeOf = ({ type }) => (typeof type === "string" ? type : "");

/**
 * @param {string} type
 * @param {string} key
 * @param {string} text
 * @param {readonly Mention[]} mentions
 */
const markText = (type, key, text, mentions) => (RENDERED.get(type)?.includes(key) ? markMentions(text, mentions) : withoutMarks(text));

/**
 * A copy of the card with its mentions marked for the Markdown renderer. `data`, which returns to the bot, is unchanged.
 *
 * @param {Json} piece
 * @param {readonly Mention[]} mentions
 * @param {string} [type] of the piece, if it has none itself
 * @returns {Record<string, unknown>}
 */
export function markCard(piece, mentions, type = typeOf(piece)) {
  const entries = Object.entries(piece).map(([key, value]) => {
    if (key === "data") return [key, value];
    if (typeof value === "string") return [key, markText(type, key, value, mentions)];
    if (Array.isArray(value)) return [key, value.map((item) => (isJson(item) ? markItem(item, type, mentions) : item))];
    return [key, isJson(value) ? markCard(value, mentions) : value];
  });
  return Object.fromEntries(entries);
}

/**
 * @param {Json} item
 * @param {string} parent
 * @param {readonly Mention[]} mentions
 */
const markItem = (item, parent, mentions) => markCard(item, mentions, parent === "FactSet" ? "Fact" : undefined);
