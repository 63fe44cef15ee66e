import { escapeHtml } from "./mentions.js";
import { parsePhoneMarkdown } from "./phone-parser.js";

/**
 * The text of a card as phones show it. iOS shows a text without formatting as it was sent, without the backslashes before `*` and `_`
 * (Teams-AdaptiveCards-Mobile: RendererUtil.java, UtiliOS.mm).
 *
 * @param {string} text its mentions already marked
 * @param {"android" | "ios"} system
 * @returns {string} HTML
 */
export function renderPhoneMarkdown(text, system) {
  const { html, hasTags } = parsePhoneMarkdown(text);
  // T120
  const shown = system === "android" || hasTags ? html : `<p>${escapeHtml(text.replace(/\\([*_])/g, "$1"))}</p>`;
  return shown.replace(/\r\n|\n|\r/g, "<br>");
}
