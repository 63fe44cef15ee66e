import { plainAddressText } from "./plain-address-text.ts";

/** More than a person pastes by hand; the rest isn't searched. */
export const longestText = 10_000;

/** Chinese and Japanese characters separate, too: people write them next to an address without a space. */
const betweenWords = /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3000-\u303f]+/u;
const opening = /^["'“”„«»(<[{]+/;
const closing = /["'“”„«»)>\]}.,;:!?]+$/;

/**
 * All that looks like an address in a text that was typed or pasted (`"Rivera, Sam" <sam@fabrikam.com>; kim@…`), each once, in order. An
 * address ends only at a sign that surely separates. What is glued to it belongs to it, so that a damaged address (`dana,weber@…`) comes out
 * whole, to be refused, and never as its rest, which is somebody else's address.
 */
export function addressesIn(text: string): readonly string[] {
  const found = linesOf(plainAddressText(beginning(text))).flatMap(addressesOfLine);
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

function addressesOfLine(line: string): readonly string[] {
  const words = line
    .replace(/mailto:\s+/gi, "mailto:")
    .split(betweenWords)
    .filter((word) => word !== "");
  const first = words.findIndex(hasAddress);
  return words.flatMap((word, index) => {
    if (!hasAddress(word)) return [];
    const before = index === first && first === 1 ? startBefore(words[0] ?? "", word) : "";
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

/**
 * A single word before an address may be its beginning: phones write `dana weber@…` and `dana, weber@…` for `dana.weber@…`. Not so if the
 * address has the word in it (`Dana dana.weber@…`), or begins with a bracket. Several words are a sentence.
 */
function startBefore(word: string, next: string): string {
  if (smallWord.test(word) || opening.test(next) || /^mailto:/i.test(next) || !/^[a-z0-9][\w.'&+-]*[,;،]?$/i.test(word)) return "";
  const name = word.replace(/[.,;،]$/, "").toLowerCase();
  return next.slice(0, next.indexOf("@")).toLowerCase().includes(name) ? "" : `${word} `;
}

/** The whole of `sam@fabrikam.co .uk` or `sam@fabrikam.co. uk`. */
function withEnd(word: string, [next = "", ...others]: readonly string[]): string | undefined {
  const isLastLabel = /[.,]$/.test(word) && others.length === 0 && /^[a-z]{2,3}$/i.test(next);
  return isLastLabel || /^[.@]\w/.test(next) ? `${word} ${next}` : undefined;
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
