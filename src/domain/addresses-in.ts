import { plainAddressText } from "./plain-address-text.ts";

/** More than a person pastes by hand; the rest isn't searched. */
export const longestText = 10_000;

/** Chinese and Japanese characters separate, too: people write them next to an address without a space. */
const betweenWords = /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3000-\u303f]+/u;
/** What stands before an address in a signature or a form. Other words before a colon may be a part of a damaged address. */
const label = /(?:(?<![^\s])e?-?mail|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc])):\s*/giu;
const opening = /^["'“”„«»(<[{]+/;
const closing = /["'“”„«»)>\]}.,;:!?]+$/;

/**
 * All that looks like an address in a text that was typed or pasted (`"Rivera, Sam" <sam@fabrikam.com>; kim@…`), each once, in order. An
 * address ends only at a sign that surely separates. What is glued to it belongs to it, so that a damaged address (`dana,weber@…`) comes out
 * whole, to be refused, and never as its rest, which is somebody else's address. `wordsBefore`: how many words in front of an address may be
 * its beginning; more words are a sentence.
 */
export function addressesIn(text: string, wordsBefore = 1): readonly string[] {
  const found = linesOf(plainAddressText(beginning(text))).flatMap((line) => addressesOfLine(line, wordsBefore));
  const known = new Set<string>();
  return found.filter((address) => !known.has(address.toLowerCase()) && known.add(address.toLowerCase()));
}

/** Cut between words: a cut address would be another one. */
function beginning(text: string): string {
  const cut = text.slice(0, longestText);
  return text.length > longestText ? cut.slice(0, Math.max(0, cut.lastIndexOf(" "), cut.lastIndexOf("\n"))) : cut;
}

/** What stands in `<…>` gets a line of its own. Of `a@b<mailto:a@b>`, which mail programs copy for a link, only the link's text counts. */
function linesOf(text: string): readonly string[] {
  const apart = text.replace(/<([^<>]*)>/g, (whole, inside: string, offset: number) => {
    if (/^https?:/i.test(inside)) return " ";
    if (!inside.includes("@")) return whole;
    return isLinked(/[^\s<>]*$/.exec(text.slice(Math.max(0, offset - longestWord), offset))?.[0] ?? "", inside) ? " " : `\n${inside}\n`;
  });
  return apart.split(/[\r\n]+/);
}

const longestWord = 320;

function isLinked(linkText: string, inside: string): boolean {
  return linkText.includes("@") && linkText.toLowerCase().endsWith(bare(inside.trim()).toLowerCase());
}

function addressesOfLine(line: string, wordsBefore: number): readonly string[] {
  const words = line
    .replace(/(?<![^\s"'“”„«»(<[{])mailto:\s+/gi, "mailto:")
    .replace(label, " : ") // a sign of its own: the words before it aren't the beginning of the address
    .split(betweenWords)
    .filter((word) => word !== "");
  const first = words.findIndex(hasAddress);
  return words.flatMap((word, index) => {
    if (!hasAddress(word)) return [];
    const before = index === first ? startBefore(words.slice(0, first), word, wordsBefore) : "";
    return separated(`${before}${word}`).map((one) => withEnd(one, words.slice(index + 1)) ?? bare(one));
  });
}

function hasAddress(word: string): boolean {
  return /[^@]@[^@]/.test(word) && /[^"'(<[{]@/.test(word);
}

/** `sam@a.com,kim@b.com` are two. If one part is no address, nobody knows which of the signs are typing errors: it stays one. */
function separated(word: string): readonly string[] {
  const parts = word.split(/[,;]/).filter((part) => part !== "");
  return parts.length > 1 && parts.every(hasAddress) ? parts : [word];
}

/** "status of sam@…" */
const smallWord = /^(?:about|dla|for|of|para|pour|pro|to|voor|with)$/i;
/** What may be a part of an address before its `@`, also with an accent; or a sign alone that people write for a dot. */
const partOfAddress = /^(?:[\p{Script=Latin}\p{N}_.][\p{Script=Latin}\p{M}\p{N}_.'&+-]*[,;،]?|[,;،])$/u;

/**
 * The words just before an address may be its beginning: phones write `dana weber@…` and `dana, weber@…` for `dana.weber@…`. Not so if the
 * address has one of them in it (`Dana dana.weber@…`), or begins with a bracket.
 */
function startBefore(words: readonly string[], next: string, most: number): string {
  if (opening.test(next) || /^mailto:/i.test(next)) return "";
  const run = words.slice(words.findLastIndex((word) => smallWord.test(word) || !partOfAddress.test(word)) + 1);
  const parts = run.filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (parts.length === 0 || parts.length > most || parts.some((word) => isNamedIn(word, next))) return "";
  return run.map((word) => `${word} `).join("");
}

/** In shorter words, a letter alone stands in many addresses. */
const shortestName = 3;

function isNamedIn(word: string, address: string): boolean {
  const local = address.slice(0, address.indexOf("@")).toLowerCase();
  const spellings = [word.normalize("NFD"), word.replace(/[äöü]/gi, "$&e").normalize("NFD").replace(/ß/g, "ss")];
  const names = spellings.map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, ""));
  return names.some((name) => (name.length < shortestName ? local.split(/[^a-z0-9]+/).includes(name) : local.includes(name)));
}

/** What may be the rest of a domain in which a space was typed. */
const restOfDomain = /^(?:[.,;@]\w|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}[.,;]?$)/i;

/** The whole of `sam@fabrikam.co .uk`, `sam@fabrikam.co. uk`, `sam@fabrikam.co . uk`, `sam@fabrikam.co m` or `sam@fab.com pany.com`. */
function withEnd(word: string, [next = "", ...others]: readonly string[]): string | undefined {
  if (next === "." && others.length > 0) return `${word} . ${others[0] ?? ""}`;
  const isLastLabel = others.length === 0 && (/[.,]$/.test(word) ? /^[a-z]{1,3}$/i : /^[a-z]{1,2}$/).test(next);
  return isLastLabel || (restOfDomain.test(next) && !hasAddress(next)) ? `${word} ${next}` : undefined;
}

/** Without quotation marks, brackets and the like around it, and without what a `mailto:` link has besides the address. */
function bare(word: string): string {
  const [, link] = /^(?:["'“”„«»(<[{]*mailto:)+(.*)$/is.exec(word) ?? [];
  return (link === undefined ? word : addressOfLink(link)).replace(opening, "").replace(closing, "");
}

/** RFC 6068: the address is percent-encoded; other recipients may follow after the `?`. */
function addressOfLink(link: string): string {
  const [address = "", ...others] = link.split("?");
  const isOnlyText = !/@|%40/i.test(others.join("?"));
  return isOnlyText ? address.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : link;
}
