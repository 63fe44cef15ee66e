/** @import { ConversationView } from "../../../page-api/api.ts" */

const PHONE = "(max-width: 720px)";

/** On a phone the list and the conversation are two screens. */
export const isPhone = () => matchMedia(PHONE).matches;

/** Address of the activity feed. */
export const FEED_HREF = "#activity";

/**
 * @param {string} conversation
 * @param {string} [message] one of its messages, to scroll to
 */
export const conversationHref = (conversation, message) =>
  `#${encodeURIComponent(conversation)}${message ? `/${encodeURIComponent(message)}` : ""}`;

/**
 * The message that an address names.
 *
 * @param {string} hash
 * @returns {string | null}
 */
export function messageAt(hash) {
  const [, message] = hash.split("/");
  return message ? decodeURIComponent(message) : null;
}

/**
 * The conversation that an address names. If it names none, the first one (a phone shows the list instead).
 *
 * @param {readonly ConversationView[]} conversations
 * @param {string} hash
 * @param {boolean} phone
 * @returns {ConversationView | null}
 */
export function conversationAt(conversations, hash, phone) {
  const [place] = hash.split("/");
  const named = conversations.find(({ id }) => conversationHref(id) === place);
  if (named) return named;
  return phone ? null : (conversations[0] ?? null);
}
