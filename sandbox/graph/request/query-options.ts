import { badRequest, requestBadRequest } from "./errors.ts";

/** Other spellings that Microsoft's pages use: Delta query overview, Paging. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["$deltaToken", "$deltatoken"],
  ["$skipToken", "$skiptoken"],
]);

/** The system query options of a request. */
export type QueryOptions = ReadonlyMap<string, string>;

/**
 * G43: Reads the query options. Refuses options that the call doesn't know, names without `$`, and repetitions: a sandbox that ignored a typing
 * error would hide it.
 * @throws GraphRefusal 400
 */
export function readQueryOptions(url: string, known: readonly string[]): QueryOptions {
  const options = new Map<string, string>();
  for (const [written, value] of new URL(url).searchParams) {
    const name = SPELLINGS.get(written) ?? written;
    if (options.has(name)) throw badRequest(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    if (!known.includes(name)) throw refusalOf(name);
    options.set(name, value);
  }
  return options;
}

/** The names in `$select=id, mail`; undefined when it is absent. @throws GraphRefusal 400 when it is empty. */
export function readNames(options: QueryOptions, option: string): readonly string[] | undefined {
  const names = options
    .get(option)
    ?.split(",")
    .map((name) => name.trim());
  if (names?.some((name) => name === ""))
    throw badRequest("Parsing OData Select and Expand failed: Syntax error: one of the names is empty.");
  return names && [...new Set(names)];
}

/** @throws GraphRefusal 400 when the value is neither true nor false. */
export function readFlag(options: QueryOptions, option: string): boolean {
  const value = options.get(option) ?? "false";
  if (value !== "true" && value !== "false")
    throw badRequest(`Invalid value '${value}' for ${option} query option found. Valid values are true or false.`);
  return value === "true";
}

/** G36: How many rows a page has: 100 by default, at most 999 (Microsoft: Paging). @throws GraphRefusal 400 */
export function readPageSize(options: QueryOptions): number {
  const text = options.get("$top") ?? "100";
  const size = /^\d+$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > 999) throw requestBadRequest(`Invalid page size specified: '${text}'. Must be between 1 and 999 inclusive.`);
  return size;
}

function refusalOf(name: string) {
  if (name === "$skip") return requestBadRequest("'$skip' is not supported by the service.");
  return badRequest(
    name.startsWith("$")
      ? `The query parameter '${name}' is not supported.`
      : `Unknown query parameter '${name}': system query options begin with '$'.`,
  );
}
