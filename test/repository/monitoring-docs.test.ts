import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { metrics } from "../../src/metrics/metrics.ts";
import type { MetricDefinition } from "../../src/ports/log.ts";
import { problemCodes } from "../../src/ports/problems.ts";

const text = readFileSync(join(projectRoot, "docs/monitoring.md"), "utf8");

describe("docs/monitoring.md", () => {
  it("explains every problem, and no other", () => {
    const [, problems = ""] = text.split("## Problems");
    const explained = [...problems.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code);
    assert.deepEqual(explained, problemCodes);
  });

  it("explains every metric with its kind and its label, and no other", () => {
    const explained = [...text.matchAll(/^\| `(guestlist_\w+)` +\| (\w+) +\| (?:`(\w+)`)? +\| (.*) \|$/gm)];
    const all = Object.entries<MetricDefinition>(metrics);
    assert.deepEqual(
      explained.map(([, name, kind, label]) => [name, kind, label]),
      all.map(([name, { kind, label }]) => [name, kind, label?.name]),
    );
    for (const [index, [, { label }]] of all.entries()) {
      const way = label?.name === "way" ? "guestlist_acceptances_heard_total" : explained[index]?.[1];
      const means = explained.find(([, name]) => name === way)?.[4] ?? "";
      for (const value of label?.values ?? []) assert.ok(means.includes(`\`${value}\``), value);
    }
  });
});
