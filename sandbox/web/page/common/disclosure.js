import { element } from "./element.js";

/**
 * A button that opens a small menu. Escape closes it, and so does moving the focus elsewhere.
 *
 * @param {string} title
 * @param {HTMLElement} menu
 * @param {string | null} [name] read aloud instead of a title that is only a sign
 */
export function disclosure(title, menu, name = null) {
  const summary = element("summary", { "aria-label": name, title: name }, title);
  const details = element("details", {}, summary, menu);
  details.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    details.open = false;
    summary.focus();
  });
  details.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
  });
  return details;
}
