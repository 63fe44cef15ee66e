import { logFailure } from "../common/log-failure.js";
import { disclosure } from "../common/disclosure.js";
import { element } from "../common/element.js";
import { word } from "../common/words.js";

/**
 * @import { ConversationView } from "../../../page-api/api.ts"
 * @import { AppState, ChangeApp } from "../../../page-api/teams-api.ts"
 * @import { Word } from "../common/words.js"
 */

/** @type {Readonly<Record<Exclude<AppState, "installed">, Word>>} */
const WORDS = { absent: "appAbsent", removed: "appRemoved", blocked: "appBlocked" };

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
        place.replaceChildren(element("span", {}, word(WORDS[app])), button(word("add"), "installed"));
        return;
      }
      const block = kind === "personal" ? button(word("block"), "blocked") : null;
      const menu = element("div", { class: "app-menu" }, button(word("removeApp"), "removed"), block);
      place.replaceChildren(disclosure(word("app"), menu));
    },
  };
}
