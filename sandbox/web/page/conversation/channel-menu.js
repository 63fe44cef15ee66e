import { disclosure } from "../common/disclosure.js";
import { element } from "../common/element.js";
import { word } from "../common/words.js";

/** @import { NameChannel } from "../../../page-api/teams-api.ts" */

/**
 * @typedef {object} ChannelChanges
 * @property {(name: NameChannel) => Promise<unknown>} create
 * @property {(name: NameChannel) => Promise<unknown>} rename
 * @property {() => Promise<unknown>} remove
 */

/**
 * The menu of a channel: creates another one, renames it, deletes it. The bot gets an event for each.
 *
 * @param {ChannelChanges} changes
 */
export function channelMenu({ create, rename, remove }) {
  const name = element("input", { class: "input", name: "title", required: true, maxlength: "50", autocomplete: "off" });
  const status = element("p", { role: "status" });
  const attempt = async (/** @type {() => Promise<unknown>} */ act) => {
    try {
      await act();
      status.textContent = "Done.";
    } catch (error) {
      status.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  /**
   * @param {string} words
   * @param {() => Promise<unknown>} act
   * @param {boolean} needsName
   */
  const button = (words, act, needsName = true) => {
    const made = element("button", { type: "button", class: "button" }, words);
    made.addEventListener("click", () => (!needsName || name.reportValidity()) && void attempt(act));
    return made;
  };
  const title = () => ({ title: name.value.trim() });
  const menu = element(
    "div",
    { class: "app-menu", lang: "en" },
    element("label", {}, "Name ", name),
    button("New channel of this name", () => create(title())),
    button("New private channel", () => create({ ...title(), membership: "private" })),
    button("New shared channel", () => create({ ...title(), membership: "shared" })),
    button("Rename this channel", () => rename(title())),
    button("Delete this channel", remove, false),
    status,
  );
  return disclosure(word("channel"), menu);
}
