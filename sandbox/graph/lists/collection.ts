import { z } from "zod";
import { GraphRefusal, unsupportedQuery } from "../request/errors.ts";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { packToken, unpackToken } from "./page-token.ts";
import { parseFilter } from "./parse-filter.ts";
import { readPageSize, readQueryOptions, type QueryOptions } from "../request/query-options.ts";
import { present, selectedNames, type ResourceType } from "./resource-type.ts";
import { checkSimpleFilter, matchSimpleFilter } from "./simple-filter.ts";

interface Collection<T> {
  readonly items: readonly T[];
  readonly type: ResourceType<T>;
  /** Path after the version, which is also the context: `groups` */
  readonly path: string;
  /** Properties that `$filter` may use. */
  readonly filterable: readonly string[];
  /** Properties that an item has in addition to the selected ones. */
  readonly annotate?: (item: T) => Readonly<Record<string, unknown>>;
}

/** A small collection: `$select`, a simple `$filter` and paging. @throws GraphRefusal */
export function answerCollection<T>(graph: GraphVersion, c: GraphContext, collection: Collection<T>): Response {
  const { items, type, path, filterable, annotate } = collection;
  const options = readQueryOptions(c.req.url, ["$select", "$top", "$skiptoken", ...(filterable.length > 0 ? ["$filter"] : [])]);
  const names = selectedNames(type, options);
  const matching = options.has("$filter") ? items.filter(filterOf(type, filterable, options)) : items;
  const { page, next } = pageOf(matching, options);
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#${path}${options.has("$select") ? `(${names.join(",")})` : ""}`,
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(`${graph.root()}/${path}`, options, next) }),
    value: page.map((item) => ({ ...annotate?.(item), ...present(type, item, names) })),
  });
}

/** One page, beginning at `$skiptoken`; `next` is the start of the next page. @throws GraphRefusal */
export function pageOf<T>(items: readonly T[], options: QueryOptions): { readonly page: readonly T[]; readonly next: number | undefined } {
  const size = readPageSize(options);
  const start = readPlace(options);
  const next = start + size < items.length ? start + size : undefined;
  return { page: items.slice(start, start + size), next };
}

/** G35: A link to the page that begins at that place, with the options of this page. */
export function linkTo(url: string, options: QueryOptions, next: number): string {
  const kept = [...options].filter(([name]) => name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url}?${[...kept, `$skiptoken=${packToken({ place: next })}`].join("&")}`;
}

/** G37: The start of the page that `$skiptoken` names; 0 without one. @throws GraphRefusal 400 for a token that the sandbox didn't issue. */
export function readPlace(options: QueryOptions): number {
  const token = options.get("$skiptoken");
  if (token === undefined) return 0;
  const content = unpackToken(token, z.object({ place: z.number() }));
  if (content) return content.place;
  throw new GraphRefusal(
    ...[400 as const, "Directory_ExpiredPageToken"],
    "The specified page token value has expired and can no longer be included in your request.",
  );
}

function filterOf<T>(type: ResourceType<T>, filterable: readonly string[], options: QueryOptions): (item: T) => boolean {
  const filter = parseFilter(options.get("$filter") ?? "");
  const refused = (name: string) =>
    unsupportedQuery(`Unsupported or invalid query filter clause specified for property '${name}' of resource '${titleOf(type.name)}'.`);
  checkSimpleFilter(filter, (name) => {
    if (!filterable.includes(name)) throw refused(name);
  });
  return (item) => matchSimpleFilter(filter, (name) => type.properties.get(name)?.(item));
}

const titleOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
