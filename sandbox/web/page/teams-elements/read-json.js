/** @import { Json } from "../text/card-mentions.js" */

/**
 * A text of a card's element. A number is converted; any other value is ignored.
 *
 * @param {Json} json
 * @param {string} name
 * @param {string} [otherwise]
 */
export function readText(json, name, otherwise = "") {
  const value = json[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
}

/**
 * @param {Json} json
 * @param {string} name
 * @returns {number | null}
 */
export function readNumber(json, name) {
  const value = json[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/**
 * The objects in a list.
 *
 * @param {Json} json
 * @param {string} name
 * @returns {Json[]}
 */
export function readList(json, name) {
  const value = json[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null && !Array.isArray(item)) : [];
}

/**
 * One of the words that an element allows, in any case; by default the first.
 *
 * @param {Json} json
 * @param {string} name
 * @param {readonly [string, ...string[]]} words in lower case
 */
export function readWord(json, name, words) {
  const value = readText(json, name).toLowerCase();
  return words.includes(value) ? value : words[0];
}
