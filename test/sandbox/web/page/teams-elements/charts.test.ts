import assert from "node:assert/strict";
import { inBrowser } from "../in-browser.ts";
import { drawnCard } from "./drawn-card.ts";

/** The text of a chart, and the number of parts in its drawing. */
function chart(json: Record<string, unknown>): { title: string | undefined; legend: string[][]; parts: Element[] } {
  const { element } = drawnCard([json]);
  const figure = element.querySelector("figure");
  assert.equal(figure?.querySelector("svg")?.getAttribute("aria-hidden"), "true");
  const legend = [...figure.querySelectorAll("li")].map((line) => [...line.children].slice(1).map(({ textContent }) => textContent));
  return { title: figure.querySelector("figcaption")?.textContent, legend, parts: [...(figure.querySelector("svg")?.children ?? [])] };
}

describe("charts", () => {
  inBrowser();

  it("draw a donut whose arcs share the ring, with its values as text", () => {
    const data = [
      { legend: "Accepted", value: 3, color: "good" },
      { legend: "Pending", value: 1 },
    ];
    const { title, legend, parts } = chart({ type: "Chart.Donut", title: "Invitations", data });
    assert.deepEqual(
      [title, legend],
      [
        "Invitations",
        [
          ["Accepted", "3"],
          ["Pending", "1"],
        ],
      ],
    );
    const lengths = parts.map((arc) => Number(arc.getAttribute("stroke-dasharray")?.split(" ")[0]) + 2);
    assert.ok(Math.abs((lengths[0] ?? 0) / (lengths[1] ?? 1) - 3) < 0.01);
    assert.deepEqual(
      parts.map((arc) => arc.getAttribute("stroke")),
      ["var(--chart-good)", "var(--chart-1)"],
    );
  });

  it("draw a pie without a hole, and an empty one", () => {
    const { title, parts } = chart({
      type: "Chart.Pie",
      data: [
        { legend: "None", value: 0 },
        { legend: "Odd", value: "x" },
      ],
    });
    assert.equal(title, undefined);
    assert.deepEqual(
      parts.map((arc) => [arc.getAttribute("stroke-width"), arc.getAttribute("stroke-dasharray")?.split(" ")[0]]),
      [
        ["80", "0"],
        ["80", "0"],
      ],
    );
  });

  it("draw bars with the length of their values", () => {
    const data = [{ x: "HR", y: 5 }, { x: "Sales", y: 10 }, { x: "None" }];
    const { legend, parts } = chart({ type: "Chart.HorizontalBar", data });
    assert.deepEqual(legend, [
      ["HR", "5"],
      ["Sales", "10"],
      ["None", "0"],
    ]);
    assert.deepEqual(
      parts.map((bar) => bar.getAttribute("width")),
      ["100", "200", "0"],
    );
    assert.deepEqual(chart({ type: "Chart.VerticalBar" }).parts, []);
  });

  it("draw lines through their values", () => {
    const values = [
      { x: "Mon", y: 0 },
      { x: "Tue", y: 4 },
      { x: "Wed", y: 2 },
    ];
    const { legend, parts } = chart({
      type: "Chart.Line",
      data: [{ legend: "Accepted", values }, { legend: "One", values: [{ x: 1, y: 4 }] }, { values: [{}] }],
    });
    assert.deepEqual(legend[0], ["Accepted", "Mon: 0, Tue: 4, Wed: 2"]);
    assert.deepEqual(
      parts.map((line) => line.getAttribute("points")),
      ["0,100 100,0 200,50", "0,0", "0,100"],
    );
  });
});
