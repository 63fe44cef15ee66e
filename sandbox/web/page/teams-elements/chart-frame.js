import { element } from "../common/element.js";

/** The colours that Teams' charts name; the numbers are those of card.css. */
const NAMED = new Map([
  ["good", "var(--chart-good)"],
  ["warning", "var(--chart-warning)"],
  ["attention", "var(--chart-attention)"],
  ["neutral", "var(--chart-neutral)"],
]);
const COLOURS = 8;

/**
 * @param {string} name the card's colour; empty if it has none
 * @param {number} at its index in the chart
 */
export const chartColour = (name, at) => NAMED.get(name.toLowerCase()) ?? `var(--chart-${at % COLOURS})`;

/**
 * One line of a chart's legend.
 *
 * @typedef {object} ChartEntry
 * @property {string} name
 * @property {string} value
 * @property {string} colour
 */

/** @param {ChartEntry} entry */
function legendLine({ name, value, colour }) {
  const mark = element("span", { class: "chart-mark", "aria-hidden": "true" });
  mark.style.background = colour;
  return element("li", {}, mark, element("span", {}, name), element("span", { class: "chart-value" }, value));
}

/**
 * A chart with its title, and a legend with all of its values as text. The drawing adds nothing to the legend, so screen readers don't get
 * it.
 *
 * @param {string} title
 * @param {SVGElement | HTMLElement} drawing
 * @param {readonly ChartEntry[]} legend
 */
export function chartFrame(title, drawing, legend) {
  drawing.setAttribute("aria-hidden", "true");
  return element(
    "figure",
    { class: "ac-chart" },
    title ? element("figcaption", {}, title) : null,
    element("div", { class: "chart-body" }, drawing, element("ul", { class: "chart-legend" }, ...legend.map(legendLine))),
  );
}
