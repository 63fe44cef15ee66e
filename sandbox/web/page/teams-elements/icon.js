import { element } from "../common/element.js";
import { readText, readWord } from "./read-json.js";

/** @import { Json } from "../text/card-mentions.js" */

/** Some of Fluent's icons as characters; Teams has thousands. */
const SIGNS = new Map([
  ["checkmark", "✓"],
  ["checkmarkcircle", "✓"],
  ["dismiss", "✕"],
  ["clock", "◷"],
  ["arrowsync", "⟳"],
  ["subtract", "–"],
  ["person", "☻"],
  ["people", "☻"],
  ["mail", "✉"],
  ["warning", "⚠"],
  ["errorcircle", "⚠"],
  ["info", "ℹ"],
  ["link", "🔗"],
  ["calendar", "▦"],
  ["star", "★"],
  ["lockclosed", "🔒"],
]);

/**
 * @param {string} name of a Fluent icon
 * @returns {HTMLElement} a character for it, hidden from screen readers as in Teams
 */
export function iconSign(name) {
  return element("span", { class: "ac-icon-sign", "aria-hidden": "true" }, SIGNS.get(name.toLowerCase()) ?? "●");
}

/**
 * Teams' Icon.
 *
 * @param {Json} json
 */
export function drawIcon(json) {
  const size = readWord(json, "size", ["standard", "xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge"]);
  const colour = readWord(json, "color", ["default", "dark", "light", "accent", "good", "warning", "attention"]);
  return element("span", { class: `ac-icon ac-icon-${size} ac-icon-${colour}` }, iconSign(readText(json, "name")));
}
