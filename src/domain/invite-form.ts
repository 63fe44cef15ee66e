import { canonicalUrl } from "./canonical-url.ts";
import { cleanText } from "./clean-text.ts";
import { readEmail } from "./email.ts";
import {
  atMost,
  colleaguesIn,
  colleaguesProblem,
  emailProblem,
  justificationProblem,
  languageProblem,
  oneOf,
  partnerProblem,
  redirectProblem,
} from "./field-checks.ts";
import type { PersonId } from "./ids.ts";
import type { InviteOptions } from "./invite-options.ts";

interface Field {
  /** The value on a new form; absent: empty. */
  readonly atFirst?: string;
  /** How many characters are kept when the form comes back: more than any valid value has, few enough for Teams' 100 KB. */
  readonly kept: number;
  /** How a typed value is cleaned; absent: as a text of one line. */
  readonly clean?: (typed: string) => string;
  /** Checks a value. Like `read`, it only gets values that are cleaned and not empty. */
  readonly check: (value: string) => string | undefined;
}

/** A field that fills the invitation's option of the same name. */
interface OptionField<Name extends OptionName> extends Field {
  /** The option for a checked value; undefined: the same as no value. */
  readonly read: (value: string) => InviteOptions[Name];
  /** The value for an option, so that `read` returns the same option again. */
  readonly write: (option: NonNullable<InviteOptions[Name]>) => string;
}

export type OptionName = keyof InviteOptions;
type OptionFields = { readonly [Name in OptionName]: OptionField<Name> };
type OtherFields = Readonly<Record<"email" | "justification" | "addToTeam" | "toChannel", Field>>;

/** How much of a field is read: no valid value is nearly as long, whatever is cleaned away. In UTF-16 units, like all limits here. */
export const longestField = 10_000;

/** Text that is taken as it was cleaned. `longest` is our own limit, to keep cards and mails small; Graph documents none. */
function text<const Problem extends string>(longest: number, kept: number, tooLong: Problem) {
  return { longest, kept, check: atMost(longest, tooLong), read: asTyped, write: asTyped };
}

function asTyped(value: string): string {
  return value;
}

/**
 * The invitation form: everything about each field, by input id, in the order on the card. Clients control cards, so everything
 * is text until checked. Each field's texts are in `src/texts` under `form.<field>`, those of its problems under `form.problem`.
 */
export const inviteForm = {
  email: { kept: 500, check: partnerProblem },
  /** Offered in a channel; the requester may not own its team. */
  addToTeam: { atFirst: "true", kept: 10, check: oneOf(["true", "false"], "toggle-malformed") },
  justification: { kept: 1_000, clean: cleanText, check: justificationProblem },
  /** Entra's own limit. */
  displayName: text(256, 500, "display-name-too-long"),
  /** Where others decide, less is allowed: {@link ./approved-message.ts}. */
  message: { ...text(2_000, 4_000, "message-too-long"), clean: cleanText },
  messageLanguage: { kept: 50, check: languageProblem, read: asTyped, write: asTyped },
  sendMail: {
    atFirst: "true",
    kept: 10,
    check: oneOf(["true", "false"], "send-mail-malformed"),
    read: (value) => value === "true",
    write: String,
  },
  cc: {
    kept: 500,
    check: (value) => (emailProblem(value) ? "cc-malformed" : undefined),
    read: addressIn,
    write: asTyped,
  },
  colleagues: {
    kept: 1_000,
    check: colleaguesProblem,
    read: peopleIn,
    write: (people) => people.join(","),
  },
  redirectUrl: { kept: 2_500, check: redirectProblem, read: canonicalUrl, write: asTyped },
  toChannel: { atFirst: "false", kept: 10, check: oneOf(["true", "false"], "toggle-malformed") },
  userType: {
    atFirst: "Guest",
    kept: 10,
    check: oneOf(["Guest", "Member"], "user-type-unknown"),
    read: (value) => (value === "Member" ? value : undefined),
    write: asTyped,
  },
} as const satisfies OptionFields & OtherFields;

export type FormField = keyof typeof inviteForm;
export const formFields = Object.keys(inviteForm) as readonly FormField[];

export function formField(name: FormField): Field {
  return inviteForm[name];
}

/** The fields that fill options. */
export const optionNames = formFields.filter((name): name is OptionName => "read" in inviteForm[name]);

export function optionField<Name extends OptionName>(name: Name): OptionField<Name> {
  const fields: OptionFields = inviteForm;
  return fields[name];
}

/** The address without `mailto:` or brackets: Graph accepts the bare address only. */
function addressIn(value: string): string | undefined {
  const read = readEmail(value);
  return read.kind === "email" ? read.email : undefined;
}

function peopleIn(value: string): readonly PersonId[] | undefined {
  const ids = colleaguesIn(value);
  return ids.length === 0 ? undefined : (ids as readonly PersonId[]);
}

/** The values exactly as typed: a form that comes back with errors keeps them. */
export type FormValues = Readonly<Partial<Record<FormField, string>>>;

type CheckProblem = NonNullable<ReturnType<(typeof inviteForm)[FormField]["check"]>>;

/** The problems that one field can have, each with a sentence in `src/texts` (`form.problem.<code>`). */
export type FieldProblem =
  | CheckProblem
  /** Teams doesn't tell which channel it is, or the form isn't in a channel. */
  | "channel-unknown"
  /** Others decide about the request, and need a justification. */
  | "justification-missing"
  /** Others decide about the request, and read the message on their card. */
  | "message-too-long-to-approve"
  /** Longer than any field may be. */
  | "field-too-long"
  /** So long that the form comes back with its beginning only. */
  | "cut"
  /** The policy doesn't allow the option, or nobody can approve it. */
  | "redirect-needs-approval"
  | "message-not-allowed"
  | "message-needs-approval"
  | "cc-not-allowed"
  | "cc-needs-approval";

export type FieldProblems = Readonly<Partial<Record<FormField, FieldProblem>>>;

/** The value of a field on a new form. */
export function valueAtFirst(name: FormField, defaultRedirectUrl: string): string {
  return name === "redirectUrl" ? defaultRedirectUrl : (formField(name).atFirst ?? "");
}
