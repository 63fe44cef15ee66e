import { relative } from "node:path";
import { projectRoot } from "../process/project-root.ts";

/** Milliseconds that each file's tests and hooks took. */
export type Times = Readonly<Record<string, number>>;

const shown = 10;

/** Prints how long the run took, and the slowest files. */
export function slowestFiles(times: Times, total: number): string {
  const slowest = Object.entries(times).toSorted(([, a], [, b]) => b - a);
  const lines = slowest.slice(0, shown).map(([file, milliseconds]) => `${seconds(milliseconds)}  ${relative(projectRoot, file)}`);
  return `\nAll of it took ${seconds(total).trim()}; the slowest files:\n${lines.join("\n")}\n`;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s`;
