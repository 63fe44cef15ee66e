import { parseSync, type Program } from "oxc-parser";

/** A part of the code that a comment with ids of rules marks. */
export interface Mark {
  readonly ids: readonly string[];
  readonly start: number;
  readonly end: number;
}

const ID = /\b[GET]\d{1,3}\b/g;

/** The marks of one file: the code after a comment that names rules, as far as it is one statement, member or property. */
export function findMarks(file: string, source: string): readonly Mark[] {
  const { program, comments } = parseSync(file, source, { preserveParens: false });
  return comments.flatMap((comment) => {
    const ids = comment.value.match(ID);
    const node = ids && largestAt(program, firstCodeAt(source, comment.end, comments));
    return node ? [{ ids, start: node.start, end: node.end }] : [];
  });
}

/** Where the code after a comment begins; further comments are skipped. */
function firstCodeAt(source: string, from: number, comments: readonly Span[]): number {
  const at = from + (/\S/.exec(source.slice(from))?.index ?? 0);
  const next = comments.find(({ start }) => start === at);
  return next ? firstCodeAt(source, next.end, comments) : at;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The largest node that begins at a place; undefined for the end of a block. */
function largestAt(program: Program, at: number): Span | undefined {
  return program.body.map((statement) => search(statement, at)).find((found) => found !== undefined);
}

function search(value: unknown, at: number): Span | undefined {
  if (Array.isArray(value)) return value.map((item: unknown) => search(item, at)).find((found) => found !== undefined);
  if (!isNode(value) || at < value.start || at >= value.end) return undefined;
  if (value.start === at) return value;
  return search(Object.values(value), at);
}

function isNode(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "start" in value && typeof value.start === "number" && "end" in value;
}
