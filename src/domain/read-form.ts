import { readEmail } from "./email.ts";
import type { EmailKey } from "./ids.ts";
import type { InviteOptions } from "./invite-options.ts";
import { formFields, inviteForm, optionField, optionNames, valueAtFirst } from "./invite-form.ts";
import type { FieldProblem, FieldProblems, FormField, FormValues, OptionName } from "./invite-form.ts";
import { readRemark } from "./read-remark.ts";

/** The result of a form, once every field was checked. */
export type ReadForm =
  | {
      readonly kind: "form";
      readonly email: string;
      readonly emailKey: EmailKey;
      readonly options: InviteOptions;
      /** The partner lands in the channel where the form is; the form can't choose the link. */
      readonly toChannel: boolean;
      /** The justification, if the form asked for one. */
      readonly justification?: string;
    }
  | { readonly kind: "problems"; readonly problems: FieldProblems };

/** Checks a submitted form. Values come from the client: they may be forged, stale or of any length. */
export function readForm(values: FormValues, defaultRedirectUrl: string): ReadForm {
  const email = readEmail(values.email ?? "");
  const problems = problemsOf(values);
  if (email.kind === "problem") return { kind: "problems", problems: { ...problems, email: email.problem } };
  if (Object.keys(problems).length > 0) return { kind: "problems", problems };
  const toChannel = given(values.toChannel) === "true";
  const read = readRemark(values.justification);
  const justification = read.kind === "remark" ? read.text : undefined;
  const options = optionsOf(values, defaultRedirectUrl);
  return { kind: "form", email: email.email, emailKey: email.key, options, toChannel, ...(justification && { justification }) };
}

function problemsOf(values: FormValues): FieldProblems {
  const problems: Partial<Record<FormField, FieldProblem>> = {};
  for (const field of formFields) {
    const value = given(values[field]);
    const problem = value === undefined ? undefined : inviteForm[field].check(value);
    if (problem) problems[field] = problem;
  }
  return problems;
}

/** The table types each option by its name. A required option has an initial value. */
function optionsOf(values: FormValues, defaultRedirectUrl: string): InviteOptions {
  const read = (name: OptionName) => {
    const value = given(values[name]) ?? given(valueAtFirst(name, defaultRedirectUrl));
    return value === undefined ? undefined : optionField(name).read(value);
  };
  const options = optionNames.map((name) => [name, read(name)] as const);
  return Object.fromEntries(options.filter(([, option]) => option !== undefined)) as Partial<InviteOptions> as InviteOptions;
}

function given(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === "" ? undefined : trimmed;
}
