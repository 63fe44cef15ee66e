import { chartColour, chartFrame } from "./chart-frame.js";
import { readList, readNumber, readText } from "./read-json.js";
import { svgElement } from "./svg-element.js";

/** @import { Json } from "../text/card-mentions.js" */

const WIDTH = 200;
const HEIGHT = 100;

/**
 * Chart.Line: `data` is a list of lines with `legend` and `values` of `x` and `y`, evenly spaced.
 *
 * @param {Json} json
 */
export function drawLines(json) {
  const lines = readList(json, "data").map((item, at) => ({
    name: readText(item, "legend"),
    points: readList(item, "values").map((value) => ({ x: readText(value, "x"), y: readNumber(value, "y") ?? 0 })),
    colour: chartColour(readText(item, "color"), at),
  }));
  const largest = Math.max(1, ...lines.flatMap(({ points }) => points.map(({ y }) => y)));
  const drawn = lines.map(({ points, colour }) => {
    const step = WIDTH / Math.max(1, points.length - 1);
    const path = points.map(({ y }, at) => `${at * step},${HEIGHT - (y / largest) * HEIGHT}`).join(" ");
    return svgElement("polyline", { points: path, fill: "none", stroke: colour, "stroke-width": 2, "vector-effect": "non-scaling-stroke" });
  });
  const drawing = svgElement("svg", { viewBox: `-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`, class: "chart-line" }, ...drawn);
  const legend = lines.map(({ name, points, colour }) => ({ name, colour, value: points.map(({ x, y }) => `${x}: ${y}`).join(", ") }));
  return chartFrame(readText(json, "title"), drawing, legend);
}
