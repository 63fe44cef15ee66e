import { avatar } from "../common/avatar.js";
import { element } from "../common/element.js";
import { conversationHref } from "../common/navigation.js";
import { word } from "../common/words.js";

/** @import { ConversationView } from "../../../page-api/api.ts" */

/** @type {{ personal: "bot", groupChat: "group" }} */
const PICTURES = { personal: "bot", groupChat: "group" };

/**
 * @param {ConversationView} conversation
 * @param {boolean} isCurrent
 */
function link({ id, title, kind, unread }, isCurrent) {
  const badge =
    unread > 0
      ? element("span", { class: "badge" }, String(unread), element("span", { class: "visually-hidden" }, ` ${word("unread")}`))
      : null;
  const picture = kind === "channel" ? element("span", { class: "channel-mark", "aria-hidden": "true" }) : avatar(title, PICTURES[kind]);
  const attributes = {
    href: conversationHref(id),
    class: `conversation conversation-${kind}${unread > 0 ? " has-unread" : ""}`,
    "data-conversation-id": id,
    "aria-current": isCurrent ? "page" : null,
  };
  return element("a", attributes, picture, element("span", { class: "conversation-title" }, title), badge);
}

/**
 * @param {Node} heading
 * @param {readonly ConversationView[]} conversations
 * @param {string | null} current
 */
function section(heading, conversations, current) {
  const items = conversations.map((conversation) => element("li", {}, link(conversation, conversation.id === current)));
  return element("div", { class: "conversation-section" }, heading, element("ul", {}, ...items));
}

/**
 * Draws the list of conversations: the chats, then each team with its channels. The same entry keeps the focus.
 *
 * @param {HTMLElement} place
 * @param {readonly ConversationView[]} conversations
 * @param {string | null} current id of the open one
 */
export function drawConversations(place, conversations, current) {
  const focused = document.activeElement?.getAttribute("data-conversation-id");
  const chats = conversations.filter(({ kind }) => kind !== "channel");
  const teams = Map.groupBy(
    conversations.filter(({ kind }) => kind === "channel"),
    ({ team }) => team ?? "",
  );
  const teamSections = [...teams].map(([team, channels]) =>
    section(element("h3", { class: "team" }, avatar(team, "channel"), team), channels, current),
  );
  place.replaceChildren(section(element("h3", {}, word("chats")), chats, current), ...teamSections);
  if (!focused) return;
  const again = place.querySelector(`[data-conversation-id="${CSS.escape(focused)}"]`);
  if (again instanceof HTMLElement) again.focus();
}
