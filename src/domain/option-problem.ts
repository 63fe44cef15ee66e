import type { FieldProblem } from "./invite-form.ts";
import type { Refusal } from "./refusal.ts";

type OptionRefused = Extract<Refusal, { kind: "option-refused" }>;

/** What is wrong with an option that is refused, as its field on the form says it. */
export function optionProblem({ option, why }: OptionRefused): FieldProblem {
  return problems[option][why];
}

const problems: Readonly<Record<OptionRefused["option"], Readonly<Record<OptionRefused["why"], FieldProblem>>>> = {
  redirectUrl: { denied: "redirect-unnamed", "nobody-approves": "redirect-needs-approval" },
  message: { denied: "message-not-allowed", "nobody-approves": "message-needs-approval" },
  cc: { denied: "cc-not-allowed", "nobody-approves": "cc-needs-approval" },
};
