/**
 * @import { CardElement, SerializationContext } from "adaptivecards"
 */

/** The smallest width of each step. Teams names the steps but not their pixels, so these are the sandbox's own. */
const STEPS = /** @type {const} */ ([
  ["verynarrow", 0],
  ["narrow", 216],
  ["standard", 414],
  ["wide", 600],
]);

/** @param {number} width in pixels */
const stepAt = (width) => STEPS.findLastIndex(([, from]) => width >= from);

/**
 * Whether an element with this `targetWidth` is shown in a card of this width; always, if its value is unknown.
 *
 * @param {string} target "Narrow", "atLeast:Narrow", "atMost:Standard"
 * @param {number} width in pixels
 */
export function isTargeted(target, width) {
  const [first = "", second] = target.toLowerCase().split(":");
  const wanted = STEPS.findIndex(([name]) => name === (second ?? first));
  const present = stepAt(Math.max(0, width));
  if (wanted < 0) return true;
  if (second === undefined) return present === wanted;
  return first === "atleast" ? present >= wanted : present <= wanted;
}

/**
 * T100: Shows and hides a card's elements by its width. Call it before the card is parsed.
 *
 * @param {SerializationContext} context of the card
 * @returns {(drawn: HTMLElement) => () => void} watches the drawn card, and returns the function that stops it
 */
export function followWidth(context) {
  /** @type {{ element: CardElement, target: string }[]} */
  const targeted = [];
  context.onParseElement = (element, /** @type {unknown} */ source) => {
    const target = typeof source === "object" && source !== null && "targetWidth" in source ? source.targetWidth : null;
    if (typeof target === "string" && element.isVisible) targeted.push({ element, target });
  };
  return (drawn) => {
    if (targeted.length === 0) return () => {};
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      for (const { element, target } of targeted) element.isVisible = isTargeted(target, entry.contentRect.width);
    });
    observer.observe(drawn);
    return () => observer.disconnect();
  };
}
