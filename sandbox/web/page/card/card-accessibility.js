/**
 * Corrects a rendered card of the adaptivecards package. The package puts a card's own element ids into the document (two cards with an
 * "email" collide), puts aria-expanded on the panel instead of on its button, never sets aria-invalid, and doesn't mark a multiline field
 * as required.
 */

let cards = 0;

/**
 * @param {HTMLElement} card
 * @param {string} prefix
 */
function prefixIds(card, prefix) {
  for (const part of card.querySelectorAll("[id]")) {
    if (!part.id.startsWith("__ac-") && !part.id.startsWith(prefix)) part.id = prefix + part.id;
  }
}

/**
 * @param {Element} part
 * @param {string} name
 * @param {string} value
 */
function setOnce(part, name, value) {
  if (part.getAttribute(name) !== value) part.setAttribute(name, value);
}

/**
 * @param {HTMLElement} card
 * @param {string} prefix
 */
function describeToggles(card, prefix) {
  for (const panel of card.querySelectorAll("[aria-expanded]:not(button, [role=combobox])")) panel.removeAttribute("aria-expanded");
  for (const button of card.querySelectorAll("button[aria-controls]")) {
    const ids = (button.getAttribute("aria-controls") ?? "").split(" ");
    const controlled = ids.map((id) => (id.startsWith(prefix) ? id : prefix + id));
    setOnce(button, "aria-controls", controlled.join(" "));
    const panel = card.querySelector(`#${CSS.escape(controlled[0] ?? "")}`);
    if (panel instanceof HTMLElement) setOnce(button, "aria-expanded", String(panel.style.display !== "none"));
  }
}

/** @param {HTMLElement} card */
function markInvalid(card) {
  const failed = [...card.querySelectorAll(".ac-input-validation-failed")].map((input) => input.querySelector("[role=combobox]") ?? input);
  for (const input of failed) setOnce(input, "aria-invalid", "true");
  for (const input of card.querySelectorAll("[aria-invalid]")) if (!failed.includes(input)) input.removeAttribute("aria-invalid");
}

/** @param {HTMLElement} card */
function markRequired(card) {
  for (const field of card.querySelectorAll("textarea.ac-input-required")) setOnce(field, "aria-required", "true");
}

/**
 * Corrects a card now and after each of its changes.
 *
 * @param {HTMLElement} card
 * @returns {MutationObserver} to disconnect when the card goes
 */
export function keepAccessible(card) {
  const prefix = `card${++cards}-`;
  const mend = () => {
    prefixIds(card, prefix);
    describeToggles(card, prefix);
    markInvalid(card);
    markRequired(card);
  };
  mend();
  const observer = new MutationObserver(mend);
  observer.observe(card, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["class", "id", "aria-expanded", "aria-controls", "style"],
  });
  return observer;
}
