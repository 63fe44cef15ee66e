import { CommandFailure } from "../command-failure.ts";
import { readCount } from "./read-count.ts";

/** What was typed for the length of a list. */
interface Typed {
  readonly top: string | undefined;
  readonly all: boolean;
}

/**
 * How many are printed; Infinity: all. `dash`: how the options begin, for the sentence.
 * @throws CommandFailure `usage`
 */
export function readMost({ top, all }: Typed, usual: number, [topOption, allOption] = ["--top", "--all"]): number {
  if (!all) return top === undefined ? usual : readCount(topOption, top);
  if (top === undefined) return Number.POSITIVE_INFINITY;
  throw excluding(allOption, topOption);
}

/** Ends a command because of two options that say different things. */
export function excluding(one: string, other: string): CommandFailure {
  return new CommandFailure("usage", `${one} and ${other} exclude each other.`, { fix: "Leave one out." });
}
