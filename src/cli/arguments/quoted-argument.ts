import { plain } from "../output.ts";
import { cutCells } from "../output/cell-width.ts";

/** What was typed, for a sentence: cut, and without characters that steer a terminal. */
export function quotedArgument(typed: string): string {
  return `“${cutCells(plain(typed.slice(0, 400)), 60)}”`;
}
