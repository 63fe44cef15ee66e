import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

const standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds in order is only counted: telling each of a page's thousands of elements takes three times as long as the checks. */
const onlyViolations = { resultTypes: ["violations" as const] };

/** Asserts WCAG 2.2 AA, as far as axe-core can tell: no violations on what the page shows now. */
export async function assertAccessible(page: Page): Promise<void> {
  const builder = new AxeBuilder({ page }).options(onlyViolations).withTags(standard).setLegacyMode(hasOneFrame(page));
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  assert.deepEqual(found, []);
}

/** Axe puts the results of frames together on a blank page, for which it is loaded again. A page without frames has nothing to put together. */
const hasOneFrame = (page: Page) => page.frames().length === 1;
