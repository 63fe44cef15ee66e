import { readEmail } from "./email.ts";
import type { EmailKey, PersonId } from "./ids.ts";
import type { InviteOptions } from "./invitation.ts";
import { formFields } from "./invite-form.ts";
import type { FieldProblem, FieldProblems, FormField, FormValues } from "./invite-form.ts";
import { readRemark } from "./read-remark.ts";

/** What a form came to once every field was checked. */
export type ReadForm =
  | {
      readonly kind: "form";
      readonly email: string;
      readonly emailKey: EmailKey;
      readonly options: InviteOptions;
      /** The partner is to land in the channel where the form is; whose link that is, the form can't say. */
      readonly toChannel: boolean;
      /** What it is for, where somebody asked. */
      readonly justification?: string;
    }
  | { readonly kind: "problems"; readonly problems: FieldProblems };

/** Ours, to keep cards and mails in bounds; Graph documents none for these. Entra's own limit for displayName is 256. */
const longest = { displayName: 256, message: 2_000, redirectUrl: 2_048 } as const;
const mostColleagues = 10;

/** A culture such as `fr` or `fr-CA`; Graph publishes no list of what it accepts. */
const culture = /^[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?$/;

/** Checks a submitted form. Values come from the client: they may be forged, stale or of any length. */
export function readForm(values: FormValues, defaultRedirectUrl: string): ReadForm {
  const email = readEmail(values.email ?? "");
  const problems = problemsOf(values);
  if (email.kind === "problem") return { kind: "problems", problems: { email: email.problem, ...problems } };
  if (Object.keys(problems).length > 0) return { kind: "problems", problems };
  const toChannel = given(values.toChannel) === "true";
  const read = readRemark(values.justification);
  const justification = read.kind === "remark" ? read.text : undefined;
  const options = optionsOf(values, defaultRedirectUrl);
  return { kind: "form", email: email.email, emailKey: email.key, options, toChannel, ...(justification && { justification }) };
}

type Check = (value: string) => FieldProblem | undefined;

const checks: Readonly<Partial<Record<FormField, Check>>> = {
  displayName: (value) => (value.length > longest.displayName ? "display-name-too-long" : undefined),
  message: (value) => (value.length > longest.message ? "message-too-long" : undefined),
  messageLanguage: (value) => (culture.test(value) ? undefined : "language-unknown"),
  cc: (value) => (readEmail(value).kind === "email" ? undefined : "cc-malformed"),
  colleagues: (value) => colleaguesProblem(colleaguesIn(value)),
  redirectUrl: (value) => (isHttpsUrl(value) ? undefined : "redirect-malformed"),
  sendMail: (value) => (isSwitch(value) ? undefined : "send-mail-malformed"),
  toChannel: (value) => (isSwitch(value) ? undefined : "to-channel-malformed"),
  justification: justificationProblem,
  userType: (value) => (value === "Guest" || value === "Member" ? undefined : "user-type-unknown"),
};

function problemsOf(values: FormValues): FieldProblems {
  const problems: Partial<Record<FormField, FieldProblem>> = {};
  for (const field of formFields) {
    const value = given(values[field]);
    const problem = value === undefined ? undefined : checks[field]?.(value);
    if (problem) problems[field] = problem;
  }
  return problems;
}

/** Whether there must be one, the form alone doesn't tell. */
function justificationProblem(value: string): FieldProblem | undefined {
  const read = readRemark(value);
  return read.kind === "problem" && read.problem === "too-long" ? "justification-too-long" : undefined;
}

function optionsOf(values: FormValues, defaultRedirectUrl: string): InviteOptions {
  const displayName = given(values.displayName);
  const message = given(values.message);
  const messageLanguage = given(values.messageLanguage);
  const cc = addressIn(values.cc);
  const colleagues = colleaguesIn(values.colleagues ?? "");
  return {
    ...(displayName && { displayName }),
    ...(message && { message }),
    ...(messageLanguage && { messageLanguage }),
    ...(cc && { cc }),
    ...(colleagues.length > 0 && { colleagues: colleagues as PersonId[] }),
    ...(given(values.userType) === "Member" && { userType: "Member" }),
    redirectUrl: given(values.redirectUrl) ?? defaultRedirectUrl,
    sendMail: given(values.sendMail) !== "false",
  };
}

function given(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === "" ? undefined : trimmed;
}

function isSwitch(value: string): boolean {
  return value === "true" || value === "false";
}

/** Entra object ids with commas between, as the people picker submits them (Microsoft: People Picker in Adaptive Cards); each once. */
function colleaguesIn(value: string): readonly string[] {
  const ids = value.split(",").map((one) => one.trim().toLowerCase());
  return [...new Set(ids)].filter((one) => one !== "");
}

const entraId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function colleaguesProblem(ids: readonly string[]): FieldProblem | undefined {
  if (ids.length > mostColleagues) return "colleagues-too-many";
  return ids.every((one) => entraId.test(one)) ? undefined : "colleagues-malformed";
}

/** The cc without `mailto:` or brackets: Graph takes the bare address only. */
function addressIn(value: string | undefined): string | undefined {
  const read = readEmail(value ?? "");
  return read.kind === "email" ? read.email : undefined;
}

/** URL's parser mends what Graph would refuse or a browser read otherwise: `https:x`, backslashes, line breaks inside. */
const strictlyHttps = /^https:\/\/[^\s\\]+$/i;

function isHttpsUrl(value: string): boolean {
  if (value.length > longest.redirectUrl || !strictlyHttps.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === "" && password === "";
}
