import { readEmail } from "./email.ts";
import {
  atMost,
  colleaguesIn,
  colleaguesProblem,
  emailProblem,
  justificationProblem,
  languageProblem,
  oneOf,
  redirectProblem,
} from "./field-checks.ts";
import type { PersonId } from "./ids.ts";
import type { InviteOptions } from "./invite-options.ts";

interface Field {
  /** What it says on a form that nobody has touched; absent: nothing. */
  readonly atFirst?: string;
  /** How many characters a form that comes back keeps: more than any valid value has, few enough for Teams' 100 KB. */
  readonly kept: number;
  /** What is wrong with a value. Like `read`, it gets no empty one, and none with space around it. */
  readonly check: (value: string) => string | undefined;
}

/** A field that fills the invitation's option of the same name. */
interface OptionField<Name extends OptionName> extends Field {
  /** The option that a checked value stands for; undefined: as good as no value. */
  readonly read: (value: string) => InviteOptions[Name];
  /** The value that stands for an option: what `read` makes the same option of. */
  readonly write: (option: NonNullable<InviteOptions[Name]>) => string;
}

export type OptionName = keyof InviteOptions;
type OptionFields = { readonly [Name in OptionName]: OptionField<Name> };
type OtherFields = Readonly<Record<"email" | "justification" | "toChannel", Field>>;

/** Text that is taken as it is. `longest` is ours, in characters, to keep cards and mails in bounds; Graph documents no limit. */
function text<const Problem extends string>(longest: number, kept: number, tooLong: Problem) {
  return { longest, kept, check: atMost(longest, tooLong), read: asTyped, write: asTyped };
}

function asTyped(value: string): string {
  return value;
}

/**
 * The invitation form: all that is known of each field, by input id, in the order on the card. Cards are client-controlled: everything
 * is text until checked. Each field's words stand in `src/texts` under `form.<field>`, its problems' under `form.problem`.
 */
export const inviteForm = {
  email: { kept: 500, check: emailProblem },
  justification: { kept: 1_000, check: justificationProblem },
  /** Entra's own limit. */
  displayName: text(256, 500, "display-name-too-long"),
  message: text(2_000, 4_000, "message-too-long"),
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
  redirectUrl: { kept: 2_500, check: redirectProblem, read: asTyped, write: asTyped },
  toChannel: { atFirst: "false", kept: 10, check: oneOf(["true", "false"], "to-channel-malformed") },
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

/** The fields that fill options. */
export const optionNames = formFields.filter((name): name is OptionName => "read" in inviteForm[name]);

export function optionField<Name extends OptionName>(name: Name): OptionField<Name> {
  const fields: OptionFields = inviteForm;
  return fields[name];
}

/** The address without `mailto:` or brackets: Graph takes the bare address only. */
function addressIn(value: string): string | undefined {
  const read = readEmail(value);
  return read.kind === "email" ? read.email : undefined;
}

function peopleIn(value: string): readonly PersonId[] | undefined {
  const ids = colleaguesIn(value);
  return ids.length === 0 ? undefined : (ids as readonly PersonId[]);
}

/** What somebody typed, as typed: a form that comes back with errors keeps it. */
export type FormValues = Readonly<Partial<Record<FormField, string>>>;

type CheckProblem = NonNullable<ReturnType<(typeof inviteForm)[FormField]["check"]>>;

/** What can be wrong with one field, each with a sentence in `src/texts` (`form.problem.<code>`). */
export type FieldProblem =
  | CheckProblem
  /** Teams doesn't tell where the channel is, or the form isn't in one. */
  | "channel-unknown"
  /** Others decide about it, and want to know what for. */
  | "justification-missing";

export type FieldProblems = Readonly<Partial<Record<FormField, FieldProblem>>>;

/** What a field says on a form that nobody has touched. */
export function valueAtFirst(name: FormField, defaultRedirectUrl: string): string {
  const field: Field = inviteForm[name];
  return name === "redirectUrl" ? defaultRedirectUrl : (field.atFirst ?? "");
}
