import { languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { commands } from "./index.ts";
import type { CommandName } from "./index.ts";

/** A command and what was typed after its words. */
export interface FoundCommand {
  readonly name: CommandName;
  readonly argument: string;
}

interface Wording {
  readonly name: CommandName;
  /** Lower case: a command's title ("invite a partner"), what stands before the argument ("invite"), or a greeting. */
  readonly words: string;
}

let known: readonly Wording[] | undefined;

/** Finds the command in what was typed: in any of our languages, whatever the person's own, and in any case. */
export function findCommand(text: string): FoundCommand | undefined {
  known ??= allWordings();
  const lower = text.toLowerCase();
  const found = known.find(({ words }) => lower === words || lower.startsWith(`${words} `));
  return found && { name: found.name, argument: text.slice(found.words.length).trim() };
}

/** Longest first, so that "invite a partner" isn't read as "invite" with two odd words behind it. */
function allWordings(): readonly Wording[] {
  const wordings = languages.flatMap((language) => wordingsIn(language));
  return wordings.toSorted((one, other) => other.words.length - one.words.length);
}

function wordingsIn(language: string): Wording[] {
  const { t } = textsFor(language);
  const names = Object.keys(commands) as CommandName[];
  const own = names.flatMap((name) => {
    const title = t(`commands.${name}.title`).toLowerCase();
    return [title, wordsBeforeArgument(t(`commands.${name}.example`).toLowerCase())].map((words) => ({ name, words }));
  });
  const greetings = t("commands.help.greetings").toLowerCase().split(", ");
  return [...own, ...greetings.map((words) => ({ name: "help" as const, words }))];
}

/** "invite sam@fabrikam.com" → "invite"; an example without an address is the command itself. */
function wordsBeforeArgument(example: string): string {
  return example.replace(/ \S+@\S+$/, "");
}
