import { element } from "./element.js";

const MAX_LENGTH = 240;

/** @type {HTMLElement | null} */
let region = null;

/** Tells screen readers something without moving the focus. */
export function announce(/** @type {string} */ text) {
  region ??= document.body.appendChild(element("div", { class: "visually-hidden", role: "log", "aria-label": "New messages" }));
  const spoken = text.replace(/\s+/g, " ").trim().slice(0, MAX_LENGTH);
  region.append(element("p", {}, spoken));
  if (region.childElementCount > 20) region.firstElementChild?.remove();
}
