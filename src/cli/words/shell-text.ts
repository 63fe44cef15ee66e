import { plain } from "../output.ts";

/**
 * A text of `src/cards`, which is ready for a TextBlock, as a shell shows it: without the signs that keep a name from being read as Markdown,
 * and without control characters. Its paragraphs become lines.
 */
export function shellText(text: string): string {
  const lines = text.split(/\n+/).map((line) => plain(line.replace(/[\u2060\u2068\u2069]|\\(?=[*_])/g, "")));
  return lines.join("\n");
}
