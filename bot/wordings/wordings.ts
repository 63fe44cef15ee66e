import type { Language } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import type { Texts } from "../../src/texts/texts.ts";
import { foldWords, plainWords } from "./fold-words.ts";
import type { CommandName } from "../command.ts";

/** A way to say a command. */
export interface Wording {
  readonly name: CommandName;
  /** Folded. */
  readonly words: string;
  /** As the texts have it, with accents. */
  readonly said: string;
  /** A title ("invite a partner"), what stands before an argument ("invite"), another word with the same answer, or a greeting. */
  readonly kind: "title" | "before-argument" | "alias" | "greeting";
}

/** All ways to say the commands in one language. */
export function wordingsIn(language: Language, names: readonly CommandName[]): readonly Wording[] {
  const { t } = textsFor(language);
  const own = names.flatMap((name): Omit<Wording, "words">[] => [
    { name, said: t(`commands.${name}.title`), kind: "title" },
    { name, said: wordsBeforeArgument(t(`commands.${name}.example`)), kind: "before-argument" },
  ]);
  const aliases = splitWords(t("commands.status.aliases")).map((said) => ({ name: "status", said, kind: "alias" }) as const);
  const greetings = splitWords(t("commands.help.greetings")).map((said) => ({ name: "help", said, kind: "greeting" }) as const);
  return [...own, ...aliases, ...greetings].map((wording) => ({ ...wording, words: foldWords(plainWords(wording.said)) }));
}

/** The words of a list in the texts, with the commas of any script. */
export function splitWords(list: string): string[] {
  return list.split(/[,،、，] ?/);
}

/** The command about an address as the person would type it: "invite sam@fabrikam.com". */
export function commandAbout(name: "invite" | "status", address: string, { t }: Texts): string {
  return plainWords(t(`commands.${name}.example`)).replace(/[!-~]+@[!-~]+$/, () => address);
}

/** "invite sam@fabrikam.com" → "invite"; an example without an address is the command itself. */
function wordsBeforeArgument(example: string): string {
  return example.replace(/ \S+@\S+$/, "");
}
