/** The fields of the invitation form, by input id, as they follow one another. Cards are client-controlled: everything is text until checked. */
export const formFields = [
  "email",
  "justification",
  "displayName",
  "message",
  "messageLanguage",
  "sendMail",
  "cc",
  "colleagues",
  "redirectUrl",
  "toChannel",
  "userType",
] as const;
export type FormField = (typeof formFields)[number];

/** What somebody typed, as typed: a form that comes back with errors keeps it. */
export type FormValues = Readonly<Partial<Record<FormField, string>>>;

/** What can be wrong with one field, each with a sentence in `src/texts` (`form.problem.<code>`). */
export type FieldProblem =
  | "email-missing"
  | "email-several"
  | "email-malformed"
  | "email-too-long"
  | "email-characters"
  | "email-not-ascii"
  | "display-name-too-long"
  | "message-too-long"
  | "language-unknown"
  | "send-mail-malformed"
  | "cc-malformed"
  | "colleagues-malformed"
  | "colleagues-too-many"
  | "redirect-malformed"
  | "to-channel-malformed"
  /** Teams doesn't tell where the channel is, or the form isn't in one. */
  | "channel-unknown"
  | "user-type-unknown"
  /** Others decide about it, and want to know what for. */
  | "justification-missing"
  | "justification-too-long";

export type FieldProblems = Readonly<Partial<Record<FormField, FieldProblem>>>;
