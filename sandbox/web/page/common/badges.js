import { element } from "./element.js";
import { find } from "./find.js";
import { word } from "./words.js";

/** @import { ConversationView } from "../../../page-api/api.ts" */

/**
 * @param {string} selector
 * @param {number} count
 */
function setBadge(selector, count) {
  const place = find(selector, HTMLElement);
  place.replaceChildren(...(count > 0 ? [String(count), element("span", { class: "visually-hidden" }, ` ${word("unread")}`)] : []));
  place.hidden = count === 0;
}

/** @param {number} unread */
export const setMailBadge = (unread) => setBadge("#mail-badge", unread);

/** @param {number} unread */
export const setFeedBadge = (unread) => setBadge("#feed-badge", unread);

/**
 * The badge of the rail's chat button, and the number in the tab's title.
 *
 * @param {readonly ConversationView[]} conversations
 * @param {string} place title of the open conversation, or "Chat"
 */
export function setChatBadge(conversations, place) {
  const unread = conversations.reduce((sum, conversation) => sum + conversation.unread, 0);
  setBadge("#chat-badge", unread);
  document.title = `${unread > 0 ? `(${unread}) ` : ""}${place} | Sandbox Teams`;
}
