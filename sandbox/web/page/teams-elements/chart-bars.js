import { chartColour, chartFrame } from "./chart-frame.js";
import { readList, readNumber, readText } from "./read-json.js";
import { svgElement } from "./svg-element.js";

/** @import { Json } from "../text/card-mentions.js" */

const HEIGHT = 18;
const GAP = 8;

/**
 * Chart.HorizontalBar, and Chart.VerticalBar drawn horizontally: `data` is a list of `x` (a name) and `y` (a number).
 *
 * @param {Json} json
 */
export function drawBars(json) {
  const bars = readList(json, "data").map((item, at) => ({
    name: readText(item, "x"),
    y: readNumber(item, "y") ?? 0,
    colour: chartColour(readText(item, "color"), at),
  }));
  const largest = Math.max(1, ...bars.map(({ y }) => y));
  const drawn = bars.map(({ y, colour }, at) =>
    svgElement("rect", { x: 0, y: at * (HEIGHT + GAP), width: (Math.max(0, y) / largest) * 200, height: HEIGHT, rx: 2, fill: colour }),
  );
  const size = Math.max(1, bars.length * (HEIGHT + GAP) - GAP);
  const drawing = svgElement(
    "svg",
    { viewBox: `0 0 200 ${size}`, class: "chart-bars", preserveAspectRatio: "none", height: size },
    ...drawn,
  );
  return chartFrame(
    readText(json, "title"),
    drawing,
    bars.map(({ y, ...bar }) => ({ ...bar, value: String(y) })),
  );
}
