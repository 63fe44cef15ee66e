import { addressesIn } from "../../src/domain/addresses-in.ts";
import { editDistance } from "../../src/domain/edit-distance.ts";
import { languages } from "../../src/texts/locale.ts";
import type { Texts } from "../../src/texts/texts.ts";
import { endsWithoutSpace, foldWords, plainWords } from "./fold-words.ts";
import { offerNames } from "../command.ts";
import type { CommandName } from "../command.ts";
import { wordingsIn } from "./wordings.ts";
import type { Wording } from "./wordings.ts";

/** A wording that is like a part of the typed text: `start` counts words, `distance` counts changed letters. */
interface Likeness {
  readonly wording: Wording;
  readonly start: number;
  readonly distance: number;
}

/** Only the first words of a sentence are compared, and of each only its beginning: a command is near the beginning. */
const mostWords = 12;
const longestWord = 200;

/** A command that a text probably means. */
export interface LikelyCommand {
  /** As the person would type it. */
  readonly command: string;
  /** The addresses that it is about. */
  readonly addresses: readonly string[];
}

/**
 * The command that "invit a partner", "statsu" or "could you show what is pending" probably means. Compares with the person's own language
 * and English only: more languages would give too many accidental matches.
 */
export function closestCommand(text: string, texts: Texts): LikelyCommand | undefined {
  const typed = text.split(/\s+/).filter((word) => word !== "");
  const isAboutAddress = addressesIn(text).length > 0;
  const wordings = [...new Set([texts.language, languages[0]])].flatMap((language) => wordingsIn(language));
  const folded = typed
    .slice(0, mostWords)
    .map((word) => foldWords(plainWords(word.slice(0, longestWord))).replace(/[^\p{L}\p{N}@.-]+$/u, ""));
  const likely = wordings.filter(({ kind }) => kind !== "alias" || isAboutAddress).flatMap((wording) => likenesses(wording, folded));
  const [best] = likely.toSorted((one, other) => one.distance - other.distance || other.wording.folded.length - one.wording.folded.length);
  if (!best) return undefined;
  const addresses = addressesAfter(best, typed);
  return { command: correctedCommand(best, typed, addresses[0], texts), addresses };
}

/** The command's own words are no beginning of an address: "statsu sam@…". */
function addressesAfter({ wording, start }: Likeness, typed: readonly string[]): readonly string[] {
  const after = addressesIn(typed.slice(start + wording.folded.split(" ").length).join(" "));
  return after.length > 0 ? after : addressesIn(typed.join(" "));
}

function likenesses(wording: Wording, typed: readonly string[]): Likeness[] {
  if (endsWithoutSpace(wording.folded))
    return typed.some((words) => words.includes(wording.folded)) ? [{ wording, start: 0, distance: 0 }] : [];
  const count = wording.folded.split(" ").length;
  return typed.flatMap((_, start) => {
    const said = typed.slice(start, start + count).join(" ");
    const allowed = allowedDistance(wording.folded);
    if (Math.abs(said.length - wording.folded.length) > allowed) return []; // comparing costs the product of the lengths
    const distance = editDistance(said, wording.folded);
    return distance <= allowed ? [{ wording, start, distance }] : [];
  });
}

/** How many letters may differ. In a short word none may: "hip" doesn't mean "hi". */
function allowedDistance({ length }: string): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/** Keeps the typed text after a command at the beginning. Of any other sentence it keeps only the address. */
function correctedCommand({ wording, start }: Likeness, typed: readonly string[], address: string | undefined, { t }: Texts): string {
  const { name, folded, written, kind } = wording;
  if (kind === "greeting") return t("commands.help.title");
  if (isOffer(name)) return address === undefined ? t("commands.status.title") : `${written} ${address}`;
  if (address !== undefined && (name === "invite" || name === "status")) return `${written} ${address}`;
  const rest = start === 0 && kind !== "alias" ? typed.slice(folded.split(" ").length) : [];
  return name === "pending" ? [written, ...rest].join(" ") : t(`commands.${name}.title`);
}

function isOffer(name: CommandName): name is (typeof offerNames)[number] {
  return offerNames.some((one) => one === name);
}
