import { element } from "./element.js";

/** Teams takes a typing activity for a few seconds of typing. */
const SHOWN_MS = 5_000;

/** @param {string} name who types */
export function typingIndicator(name) {
  const dots = element("span", { class: "typing-dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
  const line = element("p", { class: "typing", hidden: true }, dots, `${name} is typing`);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const hide = () => {
    clearTimeout(timer);
    line.hidden = true;
  };
  return {
    element: line,
    hide,
    show() {
      clearTimeout(timer);
      line.hidden = false;
      timer = setTimeout(hide, SHOWN_MS);
    },
  };
}
