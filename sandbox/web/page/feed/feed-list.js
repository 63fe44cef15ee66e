import { avatar } from "../common/avatar.js";
import { element } from "../common/element.js";
import { conversationHref } from "../common/navigation.js";
import { shortTime } from "../common/time.js";
import { word } from "../common/words.js";

/** @import { FeedItemView } from "../../../page-api/teams-api.ts" */

/**
 * @param {FeedItemView} item
 * @param {string} locale
 */
function entry({ id, kind, at, from, conversation, message, place, preview, isRead }, locale) {
  const what = kind === "mention" ? word("mentionedYou", { name: from.name }) : word("hasNews", { name: from.name });
  const words = element(
    "span",
    { class: "feed-words" },
    element("span", { class: "feed-what" }, what, isRead ? null : element("span", { class: "visually-hidden" }, `, ${word("unread")}`)),
    element("span", { class: "feed-preview" }, preview),
    element("span", { class: "feed-place" }, place),
  );
  const attributes = {
    class: `feed-item${isRead ? "" : " feed-unread"}`,
    href: conversationHref(conversation, message),
    "data-feed-item": id,
  };
  const time = element("time", { datetime: at }, shortTime(at, locale, new Date()));
  return element("li", {}, element("a", attributes, avatar(from.name, from.isBot ? "bot" : "person"), words, time));
}

/**
 * The activity feed: mentions of this person, newest first.
 *
 * @param {readonly FeedItemView[]} items
 * @param {string} locale
 */
export function feedList(items, locale) {
  if (items.length === 0) return element("p", { class: "feed-none" }, word("noActivity"));
  return element("ul", { class: "feed-items" }, ...items.map((item) => entry(item, locale)));
}
