import type { FieldProblem, FieldProblems } from "./invite-form.ts";
import type { OptionRefused } from "./refusal.ts";

/** What is wrong with the options that are refused, as their fields on the form say it. */
export function optionProblems({ option, why, also = [] }: OptionRefused): FieldProblems {
  return Object.fromEntries([option, ...also].map((one) => [one, problems[one][why]]));
}

const problems: Readonly<Record<OptionRefused["option"], Readonly<Record<OptionRefused["why"], FieldProblem>>>> = {
  redirectUrl: { denied: "redirect-unnamed", "nobody-approves": "redirect-needs-approval" },
  message: { denied: "message-not-allowed", "nobody-approves": "message-needs-approval" },
  cc: { denied: "cc-not-allowed", "nobody-approves": "cc-needs-approval" },
};
