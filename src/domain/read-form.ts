import { cleanName } from "./clean-text.ts";
import { readEmail } from "./email.ts";
import type { EmailKey } from "./ids.ts";
import type { InviteOptions } from "./invite-options.ts";
import { formField, formFields, inviteForm, longestField, optionField, optionNames, valueAtFirst } from "./invite-form.ts";
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
      /** The partner is to join the team of the channel where the form is. Without an answer nobody was asked, and nobody joins. */
      readonly addToTeam: boolean;
      /** The justification, if the form asked for one. */
      readonly justification?: string;
    }
  | { readonly kind: "problems"; readonly problems: FieldProblems };

/** Cleans and checks a submitted form. Values come from the client: they may be forged, stale or of any length. */
export function readForm(typed: FormValues, defaultRedirectUrl: string): ReadForm {
  const values = cleanValues(typed);
  const email = readEmail(values.email ?? "");
  const problems = { ...problemsOf(values), ...overlong(typed) };
  if (email.kind === "problem") return { kind: "problems", problems: { email: email.problem, ...problems } };
  if (Object.keys(problems).length > 0) return { kind: "problems", problems };
  const [toChannel, addToTeam] = [values.toChannel === "true", values.addToTeam === "true"];
  const read = readRemark(values.justification);
  const justification = read.kind === "remark" ? read.text : undefined;
  const options = optionsOf(values, defaultRedirectUrl);
  return { kind: "form", email: email.email, emailKey: email.key, options, toChannel, addToTeam, ...(justification && { justification }) };
}

/** Only the fields in which something was typed. */
function cleanValues(typed: FormValues): FormValues {
  const values = formFields.map((field) => [field, (formField(field).clean ?? cleanName)(typed[field] ?? "")] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ""));
}

/** Also where little is left after cleaning: only the beginning of such a text is here. */
function overlong(typed: FormValues): FieldProblems {
  const problems: Partial<Record<FormField, FieldProblem>> = {};
  for (const field of formFields) if ((typed[field] ?? "").length > longestField) problems[field] = "field-too-long";
  return problems;
}

function problemsOf(values: FormValues): FieldProblems {
  const problems: Partial<Record<FormField, FieldProblem>> = {};
  for (const field of formFields) {
    const value = values[field];
    const problem = value === undefined ? undefined : inviteForm[field].check(value);
    if (problem) problems[field] = problem;
  }
  return problems;
}

/** The table types each option by its name. A required option has an initial value. */
function optionsOf(values: FormValues, defaultRedirectUrl: string): InviteOptions {
  const read = (name: OptionName) => {
    const value = values[name] ?? valueAtFirst(name, defaultRedirectUrl);
    return value === "" ? undefined : optionField(name).read(value);
  };
  const options = optionNames.map((name) => [name, read(name)] as const);
  return Object.fromEntries(options.filter(([, option]) => option !== undefined)) as Partial<InviteOptions> as InviteOptions;
}
