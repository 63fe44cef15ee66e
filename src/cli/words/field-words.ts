import type { FieldProblems, FormField } from "../../domain/invite-form.ts";
import { CommandFailure } from "../command-failure.ts";
import { shellText } from "./shell-text.ts";
import { shellTexts } from "./refusal-words.ts";

/** What was typed on the command line for each field of the form. */
const typedFor: Readonly<Record<FormField, string>> = {
  email: "the address",
  justification: "--justification",
  displayName: "--display-name",
  message: "--message",
  messageLanguage: "--message-language",
  sendMail: "--no-mail",
  cc: "--cc",
  colleagues: "--colleagues",
  redirectUrl: "--redirect-url",
  toChannel: "the channel",
  addToTeam: "the team",
  userType: "--member",
};

/** A list of languages is only on the card. */
const instead: Readonly<Record<string, string>> = {
  "language-unknown": "This isn't a language such as fr or fr-CA.",
};

/** Ends a command whose values the form would give back: everything that is wrong, each with its option. Nothing was sent. */
export function fieldFailure(problems: FieldProblems): CommandFailure {
  const texts = shellTexts();
  const lines = Object.entries(problems).map(([field, problem]) => {
    const words = instead[problem] ?? shellText(texts.t(`form.problem.${problem}`));
    return `${typedFor[field as FormField]}: ${words}`;
  });
  return new CommandFailure("usage", `Nothing was sent.\n${lines.join("\n")}`);
}
