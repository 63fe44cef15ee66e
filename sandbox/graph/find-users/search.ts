import { badRequest, unsupportedQuery } from "../request/errors.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { ReadProperty } from "./user-properties.ts";

/** `"displayName:wa" OR "mail:ad"`: alternatives; all clauses of one alternative must match. Texts in lower case. */
export type Search = readonly (readonly Clause[])[];

interface Clause {
  readonly property: string;
  readonly text: string;
}

const SEARCHABLE = new Set([
  "displayName",
  "givenName",
  "surname",
  "mail",
  "mailNickname",
  "userPrincipalName",
  "otherMails",
  "proxyAddresses",
]);

/** @throws GraphRefusal 400 */
export function parseSearch(text: string): Search {
  return text.split(/\s+OR\s+/).map((alternative) => alternative.split(/\s+AND\s+/).map(parseClause));
}

/** G123: A name is searched word by word, all other properties from their beginning. */
export function matchSearch(search: Search, user: StoredUser, read: ReadProperty): boolean {
  return search.some((clauses) =>
    clauses.every(({ property, text }) => tokensOf(property, read(user, property)).some((token) => token.startsWith(text))),
  );
}

function parseClause(text: string): Clause {
  const [, property, wanted] = /^\s*"(\w+):([^"]+)"\s*$/.exec(text) ?? [];
  if (property === undefined || wanted === undefined)
    throw badRequest(`Syntax error: character '${text.trim().charAt(0)}' is not valid in '${text}'.`);
  if (!SEARCHABLE.has(property)) throw unsupportedQuery(`Unsupported property '${property}' in $search.`);
  return { property, text: wanted.toLowerCase() };
}

function tokensOf(property: string, value: unknown): readonly string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string").map((each) => each.toLowerCase());
  if (property === "proxyAddresses") return texts.flatMap((each) => [each, each.replace(/^smtp:/, "")]);
  return property === "displayName" ? texts.flatMap((each) => [each, ...each.split(/\s+/)]) : texts;
}
