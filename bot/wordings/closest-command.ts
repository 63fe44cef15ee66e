import { addressesIn } from "../../src/domain/addresses-in.ts";
import { editDistance } from "../../src/domain/edit-distance.ts";
import { languages } from "../../src/texts/locale.ts";
import type { Texts } from "../../src/texts/texts.ts";
import { endsWithoutSpace, foldWords, plainWords } from "./fold-words.ts";
import { commandNames } from "../command.ts";
import { wordingsIn } from "./wordings.ts";
import type { Wording } from "./wordings.ts";

/** Where a command begins in what was typed, and how far off it is. */
interface Likeness {
  readonly wording: Wording;
  readonly start: number;
  readonly distance: number;
}

/** Words of a sentence that are looked at: a command stands near its beginning. */
const mostWords = 12;

/**
 * The command that was probably meant by "invit a partner", "statsu" or "could you show what is pending", as the person
 * would type it. In the person's own language and English: in others chance would find too much.
 */
export function closestCommand(text: string, texts: Texts): string | undefined {
  const typed = text.split(/\s+/).filter((word) => word !== "");
  const [address] = addressesIn(text);
  const wordings = [...new Set([texts.language, languages[0]])].flatMap((language) => wordingsIn(language, commandNames));
  const folded = typed.slice(0, mostWords).map((word) => foldWords(plainWords(word)).replace(/[^\p{L}\p{N}@.-]+$/u, ""));
  const likely = wordings.filter(({ kind }) => kind !== "alias" || address !== undefined).flatMap((wording) => likenesses(wording, folded));
  const [best] = likely.toSorted((one, other) => one.distance - other.distance || other.wording.folded.length - one.wording.folded.length);
  return best && correctedCommand(best, typed, address, texts);
}

function likenesses(wording: Wording, typed: readonly string[]): Likeness[] {
  if (endsWithoutSpace(wording.folded))
    return typed.some((words) => words.includes(wording.folded)) ? [{ wording, start: 0, distance: 0 }] : [];
  const count = wording.folded.split(" ").length;
  return typed.flatMap((_, start) => {
    const said = typed.slice(start, start + count).join(" ");
    const distance = editDistance(said, wording.folded);
    return distance <= allowedDistance(wording.folded) ? [{ wording, start, distance }] : [];
  });
}

/** In a short word every letter counts: "hip" is no "hi". */
function allowedDistance({ length }: string): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/** What was typed behind the words is kept where they come first; of a whole sentence only the address is. */
function correctedCommand({ wording, start }: Likeness, typed: readonly string[], address: string | undefined, { t }: Texts): string {
  const { name, folded, written, kind } = wording;
  if (kind === "greeting") return t("commands.help.title");
  if (address !== undefined && (name === "invite" || name === "status")) return `${written} ${address}`;
  const rest = start === 0 && kind !== "alias" ? typed.slice(folded.split(" ").length) : [];
  return name === "pending" ? [written, ...rest].join(" ") : t(`commands.${name}.title`);
}
