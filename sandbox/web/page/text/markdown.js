import { escapeHtml, markMentions, renderMentions } from "./mentions.js";
import { renderPhoneMarkdown } from "./phone-markdown.js";
import { isSafeLink } from "./safe-link.js";

/** @import { Mention } from "./mentions.js" */

/** T93: The Markdown that Teams renders: bold, italic, lists and links; no headings, tables, images or HTML. */
const RULES = ["emphasis", "link", "list", "newline", "escape", "entity", "balance_pairs", "fragments_join", "text_join"];

/**
 * @param {boolean} breaks whether a single line break is kept
 * @returns {import("markdown-it").MarkdownIt}
 */
function renderer(breaks) {
  // T93
  const markdown = globalThis.markdownit("zero", { html: false, linkify: false, breaks });
  markdown.enable(RULES, true);
  markdown.validateLink = isSafeLink;
  markdown.renderer.rules["link_open"] = (tokens, at, options, _, self) => {
    tokens[at]?.attrSet("target", "_blank");
    tokens[at]?.attrSet("rel", "noopener noreferrer");
    return self.renderToken(tokens, at, options);
  };
  return markdown;
}

/** @typedef {"desktop" | "android" | "ios"} Client where the texts of cards are shown */

/** @type {Client} */
let client = "desktop";

/**
 * @param {Client} next
 * @returns {boolean} whether cards look different from now on
 */
export function drawCardsAsOn(next) {
  const isChanged = next !== client;
  client = next;
  return isChanged;
}

/**
 * @param {string} text text of a card, its mentions already marked
 * @returns {string} HTML
 */
export const renderCardMarkdown = (text) =>
  renderMentions(client === "desktop" ? renderer(false).render(text) : renderPhoneMarkdown(text, client));

/**
 * A bot's message: Markdown with mentions.
 *
 * @param {string} text
 * @param {readonly Mention[]} mentions
 * @returns {string} HTML
 */
export const renderBotText = (text, mentions) => renderMentions(renderer(true).render(markMentions(text, mentions)));

/**
 * A person's message: plain text with mentions and line breaks.
 *
 * @param {string} text
 * @param {readonly Mention[]} mentions
 * @returns {string} HTML
 */
export const renderTypedText = (text, mentions) =>
  `<p>${renderMentions(escapeHtml(markMentions(text, mentions)).replaceAll("\n", "<br>"))}</p>`;
