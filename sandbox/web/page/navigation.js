/** @import { ConversationView } from "../api.ts" */

const PHONE = "(max-width: 720px)";

/** On a phone the list and the conversation are two screens. */
export const isPhone = () => matchMedia(PHONE).matches;

/** @param {string} conversation */
export const conversationHref = (conversation) => `#${encodeURIComponent(conversation)}`;

/**
 * The conversation that an address names; where it names none, the first (a phone shows the list instead).
 *
 * @param {readonly ConversationView[]} conversations
 * @param {string} hash
 * @param {boolean} phone
 * @returns {ConversationView | null}
 */
export function conversationAt(conversations, hash, phone) {
  const named = conversations.find(({ id }) => conversationHref(id) === hash);
  if (named) return named;
  return phone ? null : (conversations[0] ?? null);
}
