import type { Language } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import type { Texts } from "../../src/texts/texts.ts";
import { foldWords, plainWords } from "./fold-words.ts";
import { commandNames, offerNames } from "../command.ts";
import type { CommandName } from "../command.ts";

/** A way to say a command. */
export interface Wording {
  readonly name: CommandName;
  /** In lower case and without accents, to compare with what was typed. */
  readonly folded: string;
  /** As the texts have it, with accents. */
  readonly written: string;
  /** A title ("invite a partner"), the words before an argument ("invite"), another word for the same command, or a greeting. */
  readonly kind: "title" | "before-argument" | "alias" | "greeting";
}

/** All ways to say the commands in one language. */
export function wordingsIn(language: Language): readonly Wording[] {
  const { t } = textsFor(language);
  const own = commandNames.flatMap((name): Omit<Wording, "folded">[] => [
    { name, written: t(`commands.${name}.title`), kind: "title" },
    { name, written: wordsBeforeArgument(t(`commands.${name}.example`)), kind: "before-argument" },
  ]);
  const aliases = splitWords(t("commands.status.aliases")).map((written) => ({ name: "status", written, kind: "alias" }) as const);
  const greetings = splitWords(t("commands.help.greetings")).map((written) => ({ name: "help", written, kind: "greeting" }) as const);
  const offers = offerNames.flatMap((name) =>
    splitWords(t(`commands.${name}.words`)).map((written) => ({ name, written, kind: "alias" }) as const),
  );
  return [...own, ...aliases, ...offers, ...greetings].map((wording) => ({ ...wording, folded: foldWords(plainWords(wording.written)) }));
}

/** Splits a list of the texts at its commas, in any script. */
export function splitWords(list: string): string[] {
  return list.split(/[,،、，] ?/);
}

/** The command about an address as a person types it: "invite sam@fabrikam.com". */
export function commandAbout(name: "invite" | "status", address: string, { t }: Texts): string {
  return plainWords(t(`commands.${name}.example`)).replace(/[!-~]+@[!-~]+$/, () => address);
}

/** "invite sam@fabrikam.com" → "invite". An example without an address stays as it is. */
function wordsBeforeArgument(example: string): string {
  return example.replace(/ \S+@\S+$/, "");
}
