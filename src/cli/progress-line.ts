import { plain } from "./output.ts";
import { cutCells } from "./output/cell-width.ts";
import type { Out } from "./output/outlet.ts";

/** Off a terminal, so many lines of progress become one. */
const everyNth = 10;

/** What is under way, on stderr. */
export interface ProgressLine {
  /** Replaces the line on a terminal; off it, every tenth line is printed. */
  show(line: string): void;
  /** Takes the line away, before anything else is printed. */
  clear(): void;
}

const eraseLine = "\r\u001b[K";

export function progressLine(stderr: Out, { isQuiet, isAnimated }: { isQuiet: boolean; isAnimated: boolean }): ProgressLine {
  let [shown, count] = [false, 0];
  return {
    show(line) {
      if (isQuiet) return;
      count += 1;
      if (isAnimated) {
        stderr.write(eraseLine + cutCells(plain(line), (stderr.columns || 80) - 1));
        shown = true;
      } else if (count % everyNth === 0) stderr.write(`${plain(line)}\n`);
    },
    clear() {
      if (shown) stderr.write(eraseLine);
      shown = false;
    },
  };
}
