import { badRequest, unsupportedQuery } from "../request/errors.ts";
import { readTokens, syntaxError, type Token } from "./filter-lexer.ts";
import type { Comparison, Filter, Literal, Path } from "./filter.ts";

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map((["eq", "ne", "gt", "ge", "lt", "le"] as const).map((word) => [word, word]));

const FUNCTIONS: ReadonlyMap<string, "startsWith" | "endsWith" | "contains"> = new Map([
  ["startswith", "startsWith"],
  ["endswith", "endsWith"],
  ["contains", "contains"],
] as const);

/** Parses `$filter`. Knows the grammar, not the properties. @throws GraphRefusal 400 with the position of the error. */
export function parseFilter(text: string): Filter {
  const parser = new FilterParser(text);
  const filter = parser.alternatives();
  parser.expectEnd();
  return filter;
}

class FilterParser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = readTokens(text);
  }

  alternatives(): Filter {
    return this.#chain("or", () => this.#chain("and", () => this.#term()));
  }

  expectEnd(): void {
    if (this.#peek().kind !== "end") throw this.#unexpected();
  }

  #chain(word: "and" | "or", part: () => Filter): Filter {
    const first = part();
    const parts = [first];
    while (this.#takes("word", word)) parts.push(part());
    return parts.length === 1 ? first : { kind: word, parts };
  }

  #term(): Filter {
    if (this.#takes("word", "not")) return { kind: "not", inner: this.#term() };
    if (this.#takes("sign", "(")) return this.#closed(this.alternatives());
    const name = this.#word();
    if (this.#takes("sign", "(")) return this.#closed(this.#call(name));
    return this.#afterPath(this.#path(name));
  }

  #call(written: string): Filter {
    const name = FUNCTIONS.get(written.toLowerCase());
    if (!name) throw badRequest(`Invalid filter clause: An unknown function with name '${written}' was found.`);
    const path = this.#path(this.#word());
    this.#expect(",");
    return { kind: "call", name, path, value: this.#string() };
  }

  #path(first: string): Path {
    const path = [first];
    while (this.#takes("sign", "/")) path.push(this.#word());
    return path;
  }

  #afterPath(path: Path): Filter {
    if (this.#takes("sign", "(")) return this.#closed(this.#lambda(path));
    if (this.#takes("word", "in")) return this.#list(path);
    const operator = COMPARISONS.get(this.#peek().text);
    if (!operator || this.#peek().kind !== "word") throw this.#unexpected();
    this.#next += 1;
    return { kind: "compare", path, operator, value: this.#literal() };
  }

  #list(path: Path): Filter {
    this.#expect("(");
    const values = [this.#literal()];
    while (this.#takes("sign", ",")) values.push(this.#literal());
    return this.#closed({ kind: "in", path, values });
  }

  #lambda([collection = "", name, ...rest]: Path): Filter {
    if (name === "all")
      throw unsupportedQuery(`Unsupported or invalid query filter clause specified for property '${collection}' of resource 'User'.`);
    if (name !== "any" || rest.length > 0) throw this.#unexpected();
    const variable = this.#word();
    this.#expect(":");
    return { kind: "any", collection, variable, condition: this.alternatives() };
  }

  #literal(): Literal {
    const token = this.#peek();
    this.#next += 1;
    if (token.kind === "string") return { type: "String", value: token.text };
    if (token.kind === "date") return { type: "DateTimeOffset", value: token.text };
    if (token.kind === "number") return { type: "Int32", value: Number(token.text) };
    if (token.text === "null") return { type: "Null", value: null };
    if (token.text === "true" || token.text === "false") return { type: "Boolean", value: token.text === "true" };
    throw syntaxError(token.at, this.#text);
  }

  #string(): string {
    const token = this.#peek();
    if (token.kind !== "string") throw this.#unexpected();
    this.#next += 1;
    return token.text;
  }

  #word(): string {
    if (this.#peek().kind !== "word") throw this.#unexpected();
    this.#next += 1;
    return this.#tokens[this.#next - 1]?.text ?? "";
  }

  #closed(filter: Filter): Filter {
    this.#expect(")");
    return filter;
  }

  #expect(sign: string): void {
    if (!this.#takes("sign", sign)) throw this.#unexpected();
  }

  #takes(kind: Token["kind"], text: string): boolean {
    const matches = this.#peek().kind === kind && this.#peek().text === text;
    if (matches) this.#next += 1;
    return matches;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: "end", text: "", at: this.#text.length };
  }

  #unexpected() {
    return syntaxError(this.#peek().at, this.#text);
  }
}
