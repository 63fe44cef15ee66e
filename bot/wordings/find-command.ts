import { languages } from "../../src/texts/locale.ts";
import type { CommandName } from "../command.ts";
import { endsWithoutSpace, foldWords, plainWords } from "./fold-words.ts";
import { wordingsIn } from "./wordings.ts";
import type { Wording } from "./wordings.ts";

/** A command, and the text after its words. */
export interface FoundCommand {
  readonly name: CommandName;
  readonly argument: string;
}

let known: readonly Wording[] | undefined;

/** Finds the command at the beginning of a typed text: in all of our languages, in upper or lower case, with or without accents. */
export function findCommand(text: string): FoundCommand | undefined {
  known ??= allWordings();
  const typed = plainWords(text);
  const typedFolded = foldWords(typed);
  const found = known.find(
    (wording) => typedFolded.startsWith(wording.folded) && endsThere(wording.folded, typedFolded.slice(wording.folded.length)),
  );
  return found && { name: found.name, argument: typed.slice(found.folded.length).trim() };
}

function endsThere(words: string, rest: string): boolean {
  return /^(?:\s|$)/.test(rest) || (endsWithoutSpace(words) && /^[!-~]/.test(rest));
}

/** Longest first, so that "invite a partner" isn't read as "invite" with the argument "a partner". */
function allWordings(): readonly Wording[] {
  const wordings = languages.flatMap((language) => wordingsIn(language));
  return wordings.toSorted((one, other) => other.folded.length - one.folded.length);
}
