import { element } from "../common/element.js";
import { iconSign } from "./icon.js";
import { readText, readWord } from "./read-json.js";

/** @import { Json } from "../text/card-mentions.js" */

/**
 * Teams' Badge (@microsoft/teams.cards 2.0.16).
 *
 * @param {Json} json
 */
export function drawBadge(json) {
  const style = readWord(json, "style", ["default", "subtle", "informative", "accent", "good", "attention", "warning"]);
  const look = readWord(json, "appearance", ["filled", "tint"]);
  const size = readWord(json, "size", ["medium", "large", "extralarge"]);
  const shape = readWord(json, "shape", ["circular", "square", "rounded"]);
  const icon = readText(json, "icon");
  const sign = icon ? iconSign(icon) : null;
  const parts = [sign, readText(json, "text")];
  if (readWord(json, "iconPosition", ["before", "after"]) === "after") parts.reverse();
  const className = `ac-badge ac-badge-${style} ac-badge-${look} ac-badge-${size} ac-badge-${shape}`;
  return element("span", { class: className, title: readText(json, "tooltip") || null }, ...parts);
}
