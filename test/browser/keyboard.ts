import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** More presses of Tab than any page of the sandbox needs. */
const MOST_STOPS = 60;

/** Nearly the name that a screen reader reads for the focused element. */
const FOCUSED_NAME = `(() => {
  const { activeElement: on } = document;
  const labels = (on?.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
  return on === document.body ? "" : labels.join(" ").trim() || (on?.getAttribute("aria-label") ?? on?.textContent.trim());
})()`;

/** Presses Tab until the focused element has this name. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: unknown[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(FOCUSED_NAME);
    if (typeof focused === "string" && name.test(focused)) return;
    passed.push(focused);
  }
  assert.fail(`Tab never came to ${String(name)}, only to ${passed.join(" | ")}`);
}

/** Goes to an element by Tab, and presses Enter. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}
