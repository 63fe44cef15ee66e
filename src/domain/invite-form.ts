/** The fields of the invitation form, by input id. Cards are client-controlled: everything is text until checked. */
export const formFields = ["email", "displayName", "message", "messageLanguage", "cc", "redirectUrl", "sendMail"] as const;
export type FormField = (typeof formFields)[number];

/** What somebody typed, as typed: a form that comes back with errors keeps it. */
export type FormValues = Readonly<Partial<Record<FormField, string>>>;

/** What can be wrong with one field, each with a sentence in `src/texts` (`form.problem.<code>`). */
export type FieldProblem =
  | "email-missing"
  | "email-malformed"
  | "email-too-long"
  | "email-characters"
  | "email-not-ascii"
  | "display-name-too-long"
  | "message-too-long"
  | "language-unknown"
  | "cc-malformed"
  | "redirect-malformed"
  | "send-mail-malformed";

export type FieldProblems = Readonly<Partial<Record<FormField, FieldProblem>>>;
