import type { EmailProblem } from "../../domain/email.ts";

/** Why nobody can be invited by an address, as the end of a sentence about it. */
export const emailWords: Readonly<Record<EmailProblem, string>> = {
  "email-missing": "it is empty",
  "email-several": "it is more than one",
  "email-malformed": "it is not written like one",
  "email-too-long": "it is too long",
  "email-damaged": "it has a sign that no address has",
  "email-characters": "it has characters that Microsoft refuses",
  "email-not-ascii": "it has letters that Microsoft refuses",
};
