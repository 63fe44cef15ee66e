import assert from "node:assert/strict";
import { metrics } from "../../../src/metrics/metrics.ts";
import type { MetricDefinition } from "../../../src/ports/log.ts";

const all = Object.entries<MetricDefinition>(metrics);

/** https://prometheus.io/docs/practices/naming/ */
describe("metrics", () => {
  it("are named in Prometheus' way", () => {
    for (const [name, { kind }] of all) {
      assert.match(name, /^guestlist_[a-z_]+$/);
      assert.equal(name.endsWith("_total"), kind === "counter", name);
      if (kind === "histogram") assert.match(name, /_seconds$/);
    }
  });

  it("have labels of a few plain values, so that nothing about a person can be one", () => {
    for (const [name, { label }] of all) {
      if (!label) continue;
      assert.match(label.name, /^[a-z]+$/, name);
      assert.ok(label.values.length <= 20, name);
      for (const value of label.values) assert.match(value, /^[a-z-]+$/, name);
    }
  });
});
