/**
 * @import { ActionResult, MessageView, PressAction } from "../../../page-api/api.ts"
 * @import { SearchChoice, SubmitResult } from "../../../page-api/teams-api.ts"
 * @import { TeamsApi } from "./api.js"
 */

/**
 * The properties that a second press of the same button adds to the first.
 *
 * @typedef {Pick<PressAction, "state" | "addApp">} PressAgain
 */

/**
 * The requests about a message and its card.
 *
 * @typedef {object} MessageActions
 * @property {(message: MessageView, action: PressAction["action"], again?: PressAgain) => Promise<ActionResult>} press
 * @property {(message: MessageView, data: Readonly<Record<string, unknown>>) => Promise<SubmitResult>} submit
 * @property {(message: MessageView) => Promise<ActionResult>} refresh
 * @property {(message: MessageView, state: string) => Promise<SubmitResult>} verify
 * @property {(message: MessageView, dataset: string, query: string) => Promise<SearchChoice[]>} search
 */

const PEOPLE = "graph.microsoft.com/users";

/**
 * @param {TeamsApi} api
 * @returns {MessageActions}
 */
export function messageActions(api) {
  const at = (/** @type {MessageView} */ { conversation, id }) => ({ conversation, message: id });
  return {
    press: (message, action, again) => api.press({ ...at(message), action, ...again }),
    submit: (message, data) => api.submit({ ...at(message), data }),
    refresh: (message) => api.refresh(at(message)),
    verify: (message, state) => api.verify({ ...at(message), state }),
    search: (message, dataset, query) => {
      const [name, scope] = dataset.split("?");
      if (name !== PEOPLE) return api.search({ ...at(message), dataset, queryText: query });
      return api.people(query, scope === "scope=currentContext" ? message.conversation : null);
    },
  };
}
