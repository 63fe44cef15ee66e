import assert from "node:assert/strict";
import type { Locator } from "playwright-core";

/**
 * What a screen reader says of a part of the page, from its beginning to its end: a line for each element of Chromium's accessibility tree,
 * with its role. `READ_ALOUD=1` prints it.
 */
export async function readAloud(part: Locator): Promise<readonly string[]> {
  const tree = await part.ariaSnapshot();
  const all = tree.split("\n").map((line) => line.trim().replace(/^- /, "").replace(/:$/, ""));
  const lines = all.filter((line, index) => !isSilent.test(line) && !repeats(line, all[index - 1] ?? ""));
  if (process.env["READ_ALOUD"] !== undefined) process.stdout.write(`\n${lines.join("\n")}\n`);
  return lines;
}

/** Containers without words of their own. */
const isSilent = /^(status|alert|paragraph|list|\/placeholder:.*)?$/;

/** A paragraph within a heading is said once. */
const repeats = (line: string, before: string) => before.startsWith(`heading "${line.replace(/^paragraph: /, "")}"`);

/** Asserts that these are said in this order; anything may be said between them. */
export function assertSaid(lines: readonly string[], wanted: readonly RegExp[]): void {
  let at = 0;
  for (const one of wanted) {
    const found = lines.slice(at).findIndex((line) => one.test(line));
    assert.ok(found >= 0, `${String(one)} isn't said after line ${at} of:\n${lines.join("\n")}`);
    at += found + 1;
  }
}
