import { element } from "./element.js";

/**
 * The part of a text that asks for a mention: an `@` at the start or after a space, and what follows it up to the caret.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {{ start: number, query: string } | null}
 */
export function mentionQuery(text, caret) {
  const match = /(?:^|\s)@([^\s@]*)$/.exec(text.slice(0, caret));
  if (!match) return null;
  const query = match[1] ?? "";
  return { start: caret - query.length - 1, query };
}

/**
 * @param {string} query
 * @param {string} name
 */
export const matchesName = (query, name) => name.toLowerCase().startsWith(query.toLowerCase());

let pickers = 0;

/**
 * The list that opens under an `@`: in a channel with one bot it has one entry.
 *
 * @param {string} botName
 * @param {() => void} onPick
 */
export function mentionPicker(botName, onPick) {
  const id = `mention-picker-${++pickers}`;
  const mark = element("span", { class: "avatar avatar-bot hue-0", "aria-hidden": "true" }, botName.charAt(0));
  const option = element("li", { id: `${id}-bot`, role: "option", "aria-selected": "true", class: "mention-option" }, mark, botName);
  const list = element("ul", { id, role: "listbox", class: "mention-picker", "aria-label": "Mention", hidden: true }, option);
  // The text box keeps the focus while the list is clicked.
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", onPick);
  return {
    id,
    option: option.id,
    element: list,
    get isOpen() {
      return !list.hidden;
    },
    /** @param {boolean} open */
    toggle(open) {
      list.hidden = !open;
    },
  };
}
