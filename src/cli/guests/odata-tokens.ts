/** A piece of an OData expression, exactly as it was written: all pieces together are the text. */
export interface ODataToken {
  /** `name`: a property, an operator, a function or a variable. `text`: in quotes, which belong to it. `open`: quotes that are never closed. */
  readonly kind: "name" | "text" | "open" | "blank" | "other";
  readonly text: string;
}

/** Quotes in a text are doubled (OData 4.01, ABNF: string). */
const patterns: readonly (readonly [ODataToken["kind"], RegExp])[] = [
  ["text", /'(?:[^']|'')*'(?!')/y],
  ["open", /'[^]*/y],
  ["name", /[\p{L}_$][\p{L}\p{N}_.$]*/uy],
  ["blank", /\s+/y],
  ["other", /[\p{N}\p{M}.+:-]+|[^]/uy],
];

/** Splits an OData expression. Every text can be split. */
export function readODataTokens(text: string): readonly ODataToken[] {
  const tokens: ODataToken[] = [];
  for (let at = 0; at < text.length; at += tokens.at(-1)?.text.length ?? 0) tokens.push(tokenAt(text, at));
  return tokens;
}

function tokenAt(text: string, at: number): ODataToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found };
  }
  return { kind: "other", text: text.charAt(at) };
}
