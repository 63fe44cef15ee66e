import { element } from "../common/element.js";
import { word } from "../common/words.js";

/** Teams shows a typing activity as a few seconds of typing. */
const SHOWN_MS = 5_000;

/** Shows who is typing in a conversation. */
export function typingIndicator() {
  const dots = element("span", { class: "typing-dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
  const words = element("span", {});
  const line = element("p", { class: "typing", hidden: true }, dots, words);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const hide = () => {
    clearTimeout(timer);
    line.hidden = true;
  };
  return {
    element: line,
    hide,
    /** @param {string} name of the person who types */
    show(name) {
      clearTimeout(timer);
      words.textContent = word("typing", { name });
      line.hidden = false;
      timer = setTimeout(hide, SHOWN_MS);
    },
  };
}
