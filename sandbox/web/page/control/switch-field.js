import { element } from "../common/element.js";

/**
 * @import { Switch } from "./switches.js"
 */

/** @typedef {string | number | boolean | readonly string[]} SwitchValue */

/**
 * @param {unknown} value
 * @returns {value is SwitchValue} whether a field can show it
 */
export const isSwitchValue = (value) =>
  ["string", "number", "boolean"].includes(typeof value) || (Array.isArray(value) && value.every((item) => typeof item === "string"));

/**
 * @param {string} name
 * @param {SwitchValue} value
 * @param {Switch | undefined} described
 */
function control(name, value, described) {
  if (described?.choices) {
    const options = Object.entries(described.choices).map(([choice, words]) => element("option", { value: choice }, words));
    return element("select", { class: "input", id: `switch-${name}`, name }, ...options);
  }
  const attributes = { id: `switch-${name}`, name, "data-kind": Array.isArray(value) ? "list" : typeof value };
  if (typeof value === "boolean") return element("input", { ...attributes, type: "checkbox" });
  if (typeof value === "number") return element("input", { ...attributes, class: "input", type: "number", min: "0", step: "1" });
  return element("input", { ...attributes, class: "input", type: "text", autocomplete: "off" });
}

/**
 * One switch with its label and note.
 *
 * @param {string} name
 * @param {SwitchValue} value the present one
 * @param {Switch} [described] absent for a switch that the page has no words for
 */
export function switchField(name, value, described) {
  const field = control(name, value, described);
  showValue(field, value);
  const label = element("label", { for: field.id }, described?.label ?? name);
  const note = described ? element("p", { class: "switch-note", id: `${field.id}-note` }, described.note) : null;
  if (note) field.setAttribute("aria-describedby", note.id);
  return element("div", { class: `switch switch-${typeof value}` }, label, field, note);
}

/**
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @param {unknown} value
 */
export function showValue(field, value) {
  if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = Boolean(value);
  else field.value = Array.isArray(value) ? value.join(", ") : String(value);
}

/**
 * The value for the server.
 *
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @returns {SwitchValue}
 */
export function readValue(field) {
  if (field instanceof HTMLSelectElement) return field.value;
  const { kind } = field.dataset;
  if (kind === "boolean") return field.checked;
  if (kind === "number") return field.valueAsNumber;
  return kind === "list" ? field.value.split(/[\s,]+/).filter((item) => item !== "") : field.value;
}
