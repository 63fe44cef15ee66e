import { element } from "./element.js";

const HUES = 6;

/**
 * The first letter of a name, which may be more than one code unit long.
 *
 * @param {string} name
 */
const letter = (name) => (Array.from(name)[0] ?? "").toUpperCase();

/**
 * The letters on a person's avatar: of the first and the last name.
 *
 * @param {string} name
 */
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const last = words.length > 1 ? words.at(-1) : "";
  return `${letter(words[0] ?? "?")}${letter(last ?? "")}`;
}

/**
 * One of the colours of theme.css, always the same for the same name.
 *
 * @param {string} name
 */
export function hueOf(name) {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

/**
 * @param {string} name
 * @param {"person" | "bot" | "channel" | "group"} [kind] bots are hexagons and teams squares, as in Teams
 */
export function avatar(name, kind = "person") {
  const letters = kind === "person" || kind === "group" ? initials(name) : letter(name);
  return element("span", { class: `avatar avatar-${kind} hue-${hueOf(name)}`, "aria-hidden": "true" }, letters);
}
