import { element } from "../common/element.js";
import { readNumber, readText, readWord } from "./read-json.js";

/** @import { Json } from "../text/card-mentions.js" */

/**
 * Teams' ProgressBar: without a value it moves endlessly.
 *
 * @param {Json} json
 */
export function drawProgressBar(json) {
  const value = readNumber(json, "value");
  const max = readNumber(json, "max") ?? 100;
  const colour = readWord(json, "color", ["accent", "good", "warning", "attention"]);
  const bar = element("progress", { class: `ac-progress ac-progress-${colour}`, "aria-label": "Progress", max: String(max) });
  if (value !== null) bar.value = Math.min(Math.max(value, 0), max);
  return bar;
}

/**
 * Teams' ProgressRing, with its label beside it.
 *
 * @param {Json} json
 */
export function drawProgressRing(json) {
  const size = readWord(json, "size", ["medium", "tiny", "small", "large"]);
  const position = readWord(json, "labelPosition", ["below", "before", "after", "above"]);
  const label = readText(json, "label");
  const ring = element("span", { class: `ac-ring ac-ring-${size}`, "aria-hidden": "true" });
  // Screen readers announce the words. A ring without a label still announces that something is in progress.
  const words = element("span", { class: label ? null : "visually-hidden" }, label || "Working");
  return element("div", { class: `ac-ring-box ac-ring-label-${position}`, role: "status" }, ring, words);
}
