import { listed } from "../output.ts";
import { notTaken } from "./not-taken.ts";

/**
 * One of a few words, in any case.
 * @throws CommandFailure `usage` that names them all
 */
export function readChoice<Choice extends string>(option: string, typed: string, choices: readonly Choice[]): Choice {
  const wanted = typed.trim().toLowerCase();
  const choice = choices.find((one) => one === wanted);
  if (choice !== undefined) return choice;
  throw notTaken(option, listed(choices, "or"), typed);
}
