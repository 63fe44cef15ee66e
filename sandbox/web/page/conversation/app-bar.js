import { logFailure } from "../common/log-failure.js";
import { disclosure } from "../common/disclosure.js";
import { element } from "../common/element.js";

/**
 * @import { ConversationView } from "../../../page-api/api.ts"
 * @import { AppState, ChangeApp } from "../../../page-api/teams-api.ts"
 */

/** @type {Readonly<Record<Exclude<AppState, "installed">, string>>} */
const WORDS = {
  absent: "This app was never added here.",
  removed: "The app was taken out: it can't write here.",
  blocked: "You blocked this app: it can't write to you.",
};

/**
 * The state of the app in a conversation, with the buttons that add, remove or block it.
 *
 * @param {(change: ChangeApp) => Promise<unknown>} change
 */
export function appBar(change) {
  const place = element("div", { class: "app-state" });
  /**
   * @param {string} title
   * @param {ChangeApp["state"]} state
   */
  const button = (title, state) => {
    const made = element("button", { type: "button", class: "button" }, title);
    made.addEventListener("click", () => logFailure("change the app", change({ state })));
    return made;
  };
  return {
    element: place,
    /** @param {ConversationView} conversation */
    show({ app, kind }) {
      if (app !== "installed") {
        place.replaceChildren(element("span", {}, WORDS[app]), button("Add", "installed"));
        return;
      }
      const block = kind === "personal" ? button("Block", "blocked") : null;
      const menu = element("div", { class: "app-menu" }, button("Remove the app", "removed"), block);
      place.replaceChildren(disclosure("App", menu));
    },
  };
}
