import { element } from "../common/element.js";
import { inTheirWords } from "../common/words.js";

/**
 * @typedef {object} NoteButton
 * @property {string} title
 * @property {boolean} isMain
 * @property {() => void} act
 */

/**
 * The notes that Teams shows around a card after a press: a line under it, a red banner above it, or a question with buttons.
 *
 * @typedef {object} CardNotes
 * @property {HTMLElement} above
 * @property {HTMLElement} below
 * @property {() => void} clear
 * @property {(text: string) => void} say
 * @property {(text: string) => void} warn
 * @property {(text: string, buttons: readonly NoteButton[]) => void} offer
 */

/** @returns {CardNotes} */
export function cardNotes() {
  const above = element("div", { class: "card-note-above", role: "alert" });
  const below = element("div", { class: "card-note-below", role: "status" });
  const clear = () => {
    above.replaceChildren();
    below.replaceChildren();
  };
  return {
    above,
    below,
    clear,
    say: (text) => below.replaceChildren(element("p", { class: "card-message" }, text)),
    warn: (text) => above.replaceChildren(element("p", { class: "card-error" }, inTheirWords(text))),
    offer: (text, buttons) => below.replaceChildren(question(text, buttons)),
  };
}

/**
 * A question of Teams itself, with its buttons: signing in, adding the app.
 *
 * @param {string} text
 * @param {readonly NoteButton[]} buttons
 */
export function question(text, buttons) {
  const drawn = buttons.map(({ title, isMain, act }) => {
    const button = element("button", { type: "button", class: `button${isMain ? " button-primary" : ""}` }, title);
    button.addEventListener("click", act);
    return button;
  });
  return element("div", { class: "card-question" }, element("p", {}, inTheirWords(text)), ...drawn);
}
