import { CommandFailure } from "../command-failure.ts";

/** Where a person's names and addresses are (Microsoft: $search, users). */
const searched: readonly string[] = ["displayName", "givenName", "surname", "mail", "userPrincipalName", "otherMails"];

/**
 * Graph's `$search` for a text in names and addresses. Graph searches for words and their beginnings, so the characters that end its
 * quotes are blanks.
 * @throws CommandFailure `usage`: nothing to search for.
 */
export function searchExpression(typed: string): string {
  const text = searchedText(typed.replace(/["\\]+/g, " "));
  return searched.map((property) => `"${property}:${text}"`).join(" OR ");
}

/**
 * A filter for names that begin with a text, as the AzureAD module searches.
 * @throws CommandFailure `usage`: nothing to search for.
 */
export function beginningFilter(typed: string): string {
  const text = searchedText(typed).replaceAll("'", "''");
  return `startsWith(displayName,'${text}') or startsWith(userPrincipalName,'${text}')`;
}

function searchedText(typed: string): string {
  const text = typed
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .trim();
  if (text === "")
    throw new CommandFailure("usage", "There is nothing to search for.", { fix: "Write the beginning of a name or an address." });
  return text;
}
