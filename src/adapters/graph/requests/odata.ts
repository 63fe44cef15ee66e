/**
 * A text for `$filter`: apostrophes are doubled. Encode the whole filter afterwards (https://learn.microsoft.com/graph/query-parameters).
 */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A query with encoded values. The `$` of system options stays unencoded: Graph refuses batch items with `%24`. */
export function query(options: Readonly<Record<`$${string}`, string>>): string {
  return `?${Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&")}`;
}
