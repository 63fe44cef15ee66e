import { parseSync, Visitor } from "oxc-parser";
import { changeConditions } from "./change-conditions.ts";
import { changeSteps } from "./change-steps.ts";
import { changeValues } from "./change-values.ts";
import { Edits } from "./edits.ts";
import type { Mutant } from "./mutant.ts";
import { skipTypes } from "./skip-types.ts";

/** Every mutant of one TypeScript file. @throws Error when it can't be parsed. */
export function findMutants(file: string, source: string): readonly Mutant[] {
  const { program, errors } = parseSync(file, source, { preserveParens: false });
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const edits = new Edits(file, source);
  for (const operators of [changeConditions, changeSteps, changeValues, skipTypes]) new Visitor(operators(edits)).visit(program);
  return edits.mutants();
}
