import { element } from "../common/element.js";
import { iconSign } from "./icon.js";
import { readText } from "./read-json.js";

/** @import { Json } from "../text/card-mentions.js" */

/**
 * Teams' CompoundButton without its press: the card handles `selectAction`.
 *
 * @param {Json} json
 */
export function drawCompoundButton(json) {
  const icon = json["icon"];
  const name = typeof icon === "object" && icon !== null && "name" in icon ? String(icon.name) : "";
  const badge = readText(json, "badge");
  return element(
    "span",
    { class: "ac-compound" },
    name ? iconSign(name) : null,
    element(
      "span",
      { class: "ac-compound-words" },
      element("strong", {}, readText(json, "title")),
      element("span", {}, readText(json, "description")),
    ),
    badge ? element("span", { class: "ac-badge ac-badge-accent ac-badge-filled" }, badge) : null,
  );
}
