import { chartColour, chartFrame } from "./chart-frame.js";
import { readList, readNumber, readText } from "./read-json.js";
import { svgElement } from "./svg-element.js";

/** @import { Json } from "../text/card-mentions.js" */

const RADIUS = 40;
const AROUND = 2 * Math.PI * RADIUS;

/**
 * Chart.Donut, and Chart.Pie, which has no hole: `data` is a list of `legend` and `value`.
 *
 * @param {Json} json
 */
export function drawDonut(json) {
  const slices = readList(json, "data").map((item, at) => ({
    name: readText(item, "legend"),
    value: Math.max(0, readNumber(item, "value") ?? 0),
    colour: chartColour(readText(item, "color"), at),
  }));
  const sum = slices.reduce((total, { value }) => total + value, 0);
  const isPie = readText(json, "type") === "Chart.Pie";
  const width = isPie ? RADIUS * 2 : 18;
  let before = 0;
  const arcs = slices.map(({ value, colour }) => {
    const length = sum > 0 ? (value / sum) * AROUND : 0;
    const arc = svgElement("circle", {
      ...{ cx: 60, cy: 60, r: isPie ? RADIUS : RADIUS + 8, fill: "none", stroke: colour, "stroke-width": width, pathLength: AROUND },
      ...{ "stroke-dasharray": `${Math.max(0, length - 2)} ${AROUND}`, "stroke-dashoffset": -before, transform: "rotate(-90 60 60)" },
    });
    before += length;
    return arc;
  });
  const drawing = svgElement("svg", { viewBox: "0 0 120 120", class: "chart-donut" }, ...arcs);
  return chartFrame(
    readText(json, "title"),
    drawing,
    slices.map(({ value, ...slice }) => ({ ...slice, value: String(value) })),
  );
}
