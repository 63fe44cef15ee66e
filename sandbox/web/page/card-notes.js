import { element } from "./element.js";

/**
 * What Teams shows around a card after a press: a line under it, a red banner above it, or the sign-in button.
 *
 * @typedef {object} CardNotes
 * @property {HTMLElement} above
 * @property {HTMLElement} below
 * @property {() => void} clear
 * @property {(text: string) => void} say
 * @property {(text: string) => void} warn
 * @property {(result: { text: string, title: string, url: string }) => void} offerSignIn
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
    warn: (text) => above.replaceChildren(element("p", { class: "card-error" }, text)),
    offerSignIn: ({ text, title, url }) => below.replaceChildren(signIn(text, title, url)),
  };
}

/**
 * @param {string} text
 * @param {string} title
 * @param {string} url
 */
function signIn(text, title, url) {
  const link = element("a", { class: "button button-primary", href: url, target: "_blank", rel: "noopener" }, title);
  return element("div", { class: "card-sign-in" }, element("p", {}, text), link);
}
