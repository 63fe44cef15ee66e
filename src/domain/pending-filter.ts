/** Which open invitations a person wants to see. */
export interface PendingFilter {
  /** The person's own, or those that began in the conversation where they ask. */
  readonly of: "mine" | "here";
  /** Only partners of this domain; lower case. */
  readonly domain?: string;
  /** Only invitations that are older than this many days. */
  readonly days?: number;
}

/** The words that people use for each filter, in all languages; lower case. */
export interface PendingWords {
  readonly mine: readonly string[];
  readonly here: readonly string[];
  /** "page": the number beside it is one of a page, not of days. */
  readonly page: readonly string[];
}

export interface ReadFilter {
  readonly filter: PendingFilter;
  /** The page that the person wants, from 1. */
  readonly page?: number;
  /** False when some words weren't understood; the list is shown anyway. */
  readonly understood: boolean;
}

const domainShape = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
const longestDomain = 253;
/** Ten years: older than any invitation, and small enough to subtract from today. */
export const mostDays = 3_650;

export function isDomain(text: string): boolean {
  return text.length <= longestDomain && domainShape.test(text);
}

/**
 * Reads "mine", "here", "@fabrikam.com", "older than 7 days" and "page 2" in any order. Domains and numbers are recognized by their
 * shape; the words around a number are grammar, differ between languages and are ignored.
 */
export function readPendingFilter(typed: string, words: PendingWords, otherwise: PendingFilter["of"]): ReadFilter {
  const mine = taken(typed.toLowerCase(), words.mine);
  const here = taken(mine.rest, words.here);
  const parts = here.rest.split(/\s+/).filter((part) => part !== "");
  const domain = parts.map((part) => part.replace(/^@/, "")).find(isDomain);
  const others = parts.filter((part) => part.replace(/^@/, "") !== domain);
  const { number, page } = numbersIn(others.join(" "), words.page);
  const days = page === undefined ? number : undefined;
  const filter = { of: mine.found ? "mine" : here.found ? "here" : otherwise, ...(domain && { domain }), ...(days && { days }) } as const;
  return { filter, ...(page && { page }), understood: others.length === 0 || number !== undefined };
}

/** The number, and the same as a page's if one of the words for pages is beside it: "page 2", "2. oldal", "第2页". */
function numbersIn(text: string, pages: readonly string[]): { readonly number: number | undefined; readonly page?: number } {
  const number = numberIn(text);
  const words = text.split(/[\s\d\u0660-\u0669\u06f0-\u06f9\uff10-\uff19.]+/);
  // Chinese and Japanese put no space behind a word
  const isSaid = (page: string) => words.some((word) => word === page || (/^[\u3040-\u9fff]/.test(page) && word.startsWith(page)));
  return number !== undefined && pages.some(isSaid) ? { number, page: number } : { number };
}

function taken(text: string, words: readonly string[]): { readonly found: boolean; readonly rest: string } {
  const padded = ` ${text} `;
  const word = words.find((one) => padded.includes(` ${one} `));
  return word === undefined ? { found: false, rest: text } : { found: true, rest: padded.replace(` ${word} `, " ").trim() };
}

/** European, Arabic, Persian and full-width digits: in each set, the lowest four bits of the code are the value. */
function numberIn(text: string): number | undefined {
  const [digits = ""] = /[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]+/.exec(text) ?? [];
  const value = Number(digits.replace(/./g, (digit) => String(digit.charCodeAt(0) & 0xf)));
  return value >= 1 && value <= mostDays ? value : undefined;
}
