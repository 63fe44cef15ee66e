import { createScanner, findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Node, ParseError } from "jsonc-parser";
import type { PolicyProblem } from "./policy-problem.ts";

export type JsonPath = readonly (string | number)[];

/** A text that was read as JSON with comments and trailing commas. */
export interface JsonText {
  readonly value: unknown;
  /**
   * A problem at a path. If the path doesn't exist, the place is the nearest part that does. `key`: the problem is the name, not its value.
   */
  problemAt(path: JsonPath, code: string, message: string, about?: "key"): PolicyProblem;
}

export type ReadJson =
  { readonly kind: "json"; readonly json: JsonText } | { readonly kind: "problems"; readonly problems: readonly PolicyProblem[] };

/** Nobody corrects more at a time, and each one costs a search through the whole file, during which the bot answers nothing. */
export const mostProblems = 100;

/** The parser is recursive: each level of nesting is one call. */
const deepest = 32;

/** Reads JSON with comments and trailing commas. Reports where the syntax is wrong and which names are given twice. */
export function readJson(text: string): ReadJson {
  const at = (offset: number, path: JsonPath, code: string, message: string) => ({
    ...lineOf(text, offset),
    path: written(path),
    code,
    message,
  });
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== undefined)
    return { kind: "problems", problems: [at(tooDeep, [], "too-deep", "lists and objects are nested too deeply")] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (!root) return { kind: "problems", problems: [at(0, [], "empty", "the file is empty: write at least {}")] };
  const [first] = errors;
  if (first) return { kind: "problems", problems: [at(first.offset, [], "syntax", syntaxWords(printParseErrorCode(first.error)))] };
  const bad = badKeys(root)
    .slice(0, mostProblems)
    .map(({ node, path, code }) => at(node.offset, path, code, keyWords[code]));
  if (bad.length > 0) return { kind: "problems", problems: bad };
  const problemAt: JsonText["problemAt"] = (path, code, message, about) => at(nearest(root, path, about).offset, path, code, message);
  return { kind: "json", json: { value: getNodeValue(root), problemAt } };
}

const opening = /^[[{]$/;
const closing = /^[\]}]$/;
const endOfFile = 17;

/** The first place where the nesting is too deep; comments and texts don't count. */
function firstTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let kind: number = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    const token = scanner.getTokenLength() === 1 ? text.charAt(scanner.getTokenOffset()) : "";
    depth += opening.test(token) ? 1 : closing.test(token) ? -1 : 0;
    if (depth > deepest) return scanner.getTokenOffset();
  }
  return undefined;
}

/** `CommaExpected` → "a comma is expected here": one wording that fits all of the parser's codes. */
function syntaxWords(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return `this is no JSON: ${words} here`;
}

const keyWords = { "given-twice": "is given twice: leave one of them out", "reserved-key": "can't be a name" } as const;

interface BadKey {
  readonly node: Node;
  readonly path: JsonPath;
  readonly code: keyof typeof keyWords;
}

/** Duplicate names and `__proto__`: an object would silently accept them. */
function badKeys(node: Node, path: JsonPath = []): readonly BadKey[] {
  const children = node.children ?? [];
  if (node.type === "array") return children.flatMap((child, index) => badKeys(child, [...path, index]));
  const seen = new Set(["__proto__"]);
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (!key) return [];
    const name = String(key.value);
    const own = [...path, name];
    const code = name === "__proto__" ? "reserved-key" : "given-twice";
    const found: readonly BadKey[] = seen.has(name) ? [{ node: key, path: own, code }] : [];
    seen.add(name);
    return [...found, ...(value ? badKeys(value, own) : [])];
  });
}

function nearest(root: Node, path: JsonPath, about: "key" | undefined): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return about === "key" && length === path.length ? (node.parent?.children?.[0] ?? node) : node;
  }
  return root;
}

function lineOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Names that aren't plain words are quoted; long ones are cut. */
function written(path: JsonPath): string {
  return path
    .map((part) =>
      typeof part === "number" ? `[${part}]` : /^[A-Za-z_$][\w$]{0,59}$/.test(part) ? `.${part}` : `[${JSON.stringify(part.slice(0, 60))}]`,
    )
    .join("")
    .replace(/^\./, "");
}
