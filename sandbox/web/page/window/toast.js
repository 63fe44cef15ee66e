import { avatar } from "../common/avatar.js";
import { element } from "../common/element.js";
import { find } from "../common/find.js";
import { word } from "../common/words.js";

const SHOWN_MS = 8_000;
const MAX_LENGTH = 120;

/** @import { ConversationView, MessageView } from "../../../page-api/api.ts" */

/** @param {string} text */
const withoutMarkup = (text) =>
  text
    .replace(/<\/?at>/g, "")
    .replace(/[*_\\]/g, "")
    .slice(0, MAX_LENGTH);

/**
 * Whether a message causes a toast: messages in chats do. For mentions the feed makes the toast, because it has the activity's summary.
 *
 * @param {MessageView} message
 * @param {ConversationView | undefined} conversation
 * @param {string} me
 */
export function isForMe({ from, mentions }, conversation, me) {
  if (from.id === me || !conversation) return false;
  return conversation.kind !== "channel" && !mentions.some(({ isMe }) => isMe);
}

/**
 * Shows that a message arrived in another place. The toast links to it, and disappears after a while unless the pointer or the focus is on
 * it.
 *
 * @param {{ from: MessageView["from"], text: string }} message
 * @param {string} title of the conversation
 * @param {string} href
 */
export function showToast(message, title, href) {
  const text = message.text ? withoutMarkup(message.text) : word("sentCard");
  const words = element(
    "span",
    { class: "toast-words" },
    element("strong", {}, word("toastIn", { name: message.from.name, place: title })),
    element("span", {}, text),
  );
  const link = element("a", { href, class: "toast-link" }, avatar(message.from.name, message.from.isBot ? "bot" : "person"), words);
  const close = element("button", { type: "button", class: "icon-button close", "aria-label": word("dismiss") });
  const toast = element("div", { class: "toast" }, link, close);
  const leave = () => toast.remove();
  const leaveUnlessUsed = () => (toast.matches(":hover, :focus-within") ? setTimeout(leaveUnlessUsed, SHOWN_MS) : leave());
  close.addEventListener("click", leave);
  link.addEventListener("click", leave);
  find("#toasts", HTMLElement).append(toast);
  setTimeout(leaveUnlessUsed, SHOWN_MS);
}
