import { badRequest } from "../request/errors.ts";

export interface Token {
  readonly kind: "string" | "date" | "number" | "word" | "sign" | "end";
  readonly text: string;
  /** Where the token begins, counted from 0. */
  readonly at: number;
}

const PATTERNS: readonly (readonly [Token["kind"], RegExp])[] = [
  ["string", /'(?:[^']|'')*'/y],
  ["date", /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?/y],
  ["number", /-?\d+/y],
  ["word", /[$A-Za-z_][\w.]*/y],
  ["sign", /[(),:/]/y],
];

/** Splits an OData expression. Strings have no quotes, and `''` is one quote. @throws GraphRefusal 400 */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpaces(text, 0); at < text.length;) {
    const { token, end } = readToken(text, at);
    tokens.push(token);
    at = skipSpaces(text, end);
  }
  return [...tokens, { kind: "end", text: "", at: text.length }];
}

export const syntaxError = (at: number, text: string) => badRequest(`Invalid filter clause: Syntax error at position ${at} in '${text}'.`);

// G42
function readToken(text: string, at: number): { token: Token; end: number } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { token: { kind, text: kind === "string" ? unquote(found) : found, at }, end: at + found.length };
  }
  if (text[at] === "'")
    throw badRequest(`Invalid filter clause: There is an unterminated string literal at position ${text.length} in '${text}'.`);
  throw syntaxError(at, text);
}

// G40
function unquote(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at += 1;
  return at;
}
