import { request } from "./request.js";

/**
 * @import { ActionResult, ConversationView, MessageView, PersonView, PressAction, SendMessage, TenantView } from "../api.ts"
 */

/** @returns {Promise<PersonView[]>} */
export const getPeople = () => request("GET", "/api/people");

/** @returns {Promise<TenantView>} */
export const getTenant = () => request("GET", "/api/tenant");

/**
 * @param {string} person
 * @param {string} locale BCP-47
 * @returns {Promise<unknown>}
 */
export const putLocale = (person, locale) => request("PUT", `/api/people/${encodeURIComponent(person)}/locale`, { locale });

/**
 * What one person can do in Teams.
 *
 * @typedef {object} TeamsApi
 * @property {string} events address of the live events
 * @property {() => Promise<ConversationView[]>} conversations
 * @property {(conversation: string) => Promise<MessageView[]>} messages
 * @property {(conversation: string) => Promise<unknown>} markRead
 * @property {(message: SendMessage) => Promise<{ id: string }>} send
 * @property {(press: PressAction) => Promise<ActionResult>} press
 */

/**
 * @param {string} as id of the person whom this tab plays
 * @returns {TeamsApi}
 */
export function createTeamsApi(as) {
  const root = `/api/as/${encodeURIComponent(as)}`;
  /** @param {string} conversation */
  const at = (conversation) => `${root}/conversations/${encodeURIComponent(conversation)}`;
  return {
    events: `${root}/events`,
    conversations: () => request("GET", `${root}/conversations`),
    messages: (conversation) => request("GET", `${at(conversation)}/messages`),
    markRead: (conversation) => request("POST", `${at(conversation)}/read`),
    send: (message) => request("POST", `${root}/messages`, message),
    press: (press) => request("POST", `${root}/actions`, press),
  };
}
