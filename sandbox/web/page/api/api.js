import { request } from "./request.js";

/**
 * @import { ActionResult, ConversationView, MessageView, PersonView, PressAction, SendMessage, TenantView } from "../../../page-api/api.ts"
 * @import { ChangeApp, FeedItemView, MemberView, NameChannel, ReadFeed, RefreshCard, SearchChoice, SearchDataset, SubmitAction, SubmitResult, Typing, ReportViews, VerifyState } from "../../../page-api/teams-api.ts"
 */

/** @returns {Promise<PersonView[]>} */
export const getPeople = () => request("GET", "/api/people");

/**
 * @param {string} [locale] BCP-47, of the commands
 * @returns {Promise<TenantView>}
 */
export const getTenant = (locale = "en") => request("GET", `/api/tenant?${new URLSearchParams({ locale })}`);

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
 * @property {(submit: SubmitAction) => Promise<SubmitResult>} submit
 * @property {(message: RefreshCard) => Promise<ActionResult>} refresh
 * @property {(code: VerifyState) => Promise<SubmitResult>} verify
 * @property {(views: ReportViews) => Promise<unknown>} reportViews
 * @property {(place: Typing) => Promise<unknown>} typing
 * @property {(conversation: string) => Promise<MemberView[]>} members
 * @property {(conversation: string, change: ChangeApp) => Promise<ConversationView>} changeApp
 * @property {(name: NameChannel) => Promise<unknown>} createChannel
 * @property {(conversation: string, name: NameChannel) => Promise<unknown>} renameChannel
 * @property {(conversation: string) => Promise<unknown>} deleteChannel
 * @property {() => Promise<FeedItemView[]>} feed
 * @property {(items: ReadFeed["items"]) => Promise<unknown>} readFeed
 * @property {(query: string, conversation: string | null) => Promise<SearchChoice[]>} people
 * @property {(search: SearchDataset) => Promise<SearchChoice[]>} search
 */

/**
 * @param {string} as id of the person that this tab plays
 * @returns {TeamsApi}
 */
export function createTeamsApi(as) {
  const root = `/api/as/${encodeURIComponent(as)}`;
  /** @param {string} conversation */
  const at = (conversation) => `${root}/conversations/${encodeURIComponent(conversation)}`;
  return {
    events: `${root}/events?${new URLSearchParams({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone })}`,
    conversations: () => request("GET", `${root}/conversations`),
    messages: (conversation) => request("GET", `${at(conversation)}/messages`),
    markRead: (conversation) => request("POST", `${at(conversation)}/read`),
    send: (message) => request("POST", `${root}/messages`, message),
    press: (press) => request("POST", `${root}/actions`, press),
    submit: (submit) => request("POST", `${root}/submits`, submit),
    refresh: (message) => request("POST", `${root}/refresh`, message),
    verify: (code) => request("POST", `${root}/verify-state`, code),
    reportViews: (views) => request("POST", `${root}/views`, views),
    typing: (place) => request("POST", `${root}/typing`, place),
    members: (conversation) => request("GET", `${at(conversation)}/members`),
    changeApp: (conversation, change) => request("PUT", `${at(conversation)}/app`, change),
    createChannel: (name) => request("POST", `${root}/channels`, name),
    renameChannel: (conversation, name) => request("PUT", `${root}/channels/${encodeURIComponent(conversation)}`, name),
    deleteChannel: (conversation) => request("DELETE", `${root}/channels/${encodeURIComponent(conversation)}`),
    feed: () => request("GET", `${root}/feed`),
    readFeed: (items) => request("POST", `${root}/feed/read`, { items }),
    people: (query, conversation) =>
      request("GET", `${root}/people?${new URLSearchParams({ q: query, ...(conversation ? { conversation } : {}) })}`),
    search: (search) => request("POST", `${root}/search`, search),
  };
}
