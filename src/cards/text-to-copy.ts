import { escapePlace } from "./escape-markdown.ts";

/**
 * A text of several lines for a TextBlock from which people copy it: shown as it is, without Markdown. A line that is an address stays one
 * that leads to the same page.
 */
export function textToCopy(text: string): string {
  return text
    .split(/\n+/)
    .map((line) => escapePlace(line))
    .join("\n\n");
}
