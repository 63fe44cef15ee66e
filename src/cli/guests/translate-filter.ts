import { CommandFailure } from "../command-failure.ts";
import { readODataTokens } from "./odata-tokens.ts";
import type { ODataToken } from "./odata-tokens.ts";
import { graphNameOfOld } from "./old-property-names.ts";

/** Longer filters don't fit in an address that every proxy takes. */
const longestFilter = 4_000;

/**
 * An OData filter of the AzureAD module in the words of Graph: `UserState`, `UserStateChangedOn` and `ObjectId` get Graph's names, and
 * `datetime'…'` (OData v3) becomes a plain time. Texts in quotes and everything else stay as they are.
 * @throws CommandFailure `usage`: a filter that can't be one.
 */
export function translateFilter(typed: string): string {
  const filter = typed.trim();
  refuseUnreadable(filter);
  const tokens = readODataTokens(filter);
  if (tokens.some(({ kind }) => kind === "open")) {
    throw wrong("A quote in the filter isn't closed.", "A quote in a text is written twice: startsWith(surname,'O''Neill').");
  }
  if (!isBalanced(tokens)) throw wrong("The parentheses of the filter don't match.", "Each ( needs its ).");
  return tokens.map((token, index) => translated(token, tokens, index)).join("");
}

/** Without it, the rest of a filter could leave the parentheses in which it stands beside other conditions. */
function isBalanced(tokens: readonly ODataToken[]): boolean {
  let open = 0;
  for (const { text } of tokens) {
    if (text === "(") open += 1;
    if (text === ")") open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

function refuseUnreadable(filter: string): void {
  if (filter === "") throw wrong("The filter is empty.", "In a shell a filter is in double quotes: \"UserState eq 'PendingAcceptance'\".");
  if (/\p{Cc}/u.test(filter) || !filter.isWellFormed()) throw wrong("The filter has a control character.", "Write it in one line.");
  if (filter.length > longestFilter)
    throw wrong(`The filter is longer than ${longestFilter} characters.`, "Ask for a part, and join the parts.");
}

function translated(token: ODataToken, tokens: readonly ODataToken[], index: number): string {
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  if (token.kind === "text" && isDateTime(before)) return timeIn(token.text);
  if (token.kind !== "name") return token.text;
  if (isDateTime(token) && after?.kind === "text") return "";
  const isWhole = before?.text !== "/" && after?.kind !== "text" && after?.text !== "(";
  return (isWhole ? graphNameOfOld(token.text) : undefined) ?? token.text;
}

function isDateTime(token: ODataToken | undefined): boolean {
  return token?.kind === "name" && /^datetime(?:offset)?$/i.test(token.text);
}

/** A time without a zone is UTC in OData v3. */
function timeIn(quoted: string): string {
  const [, day, time = "T00:00:00", zone = "Z"] =
    /^'(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)?(Z|[+-]\d\d:\d\d)?'$/i.exec(quoted) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day))) {
    throw wrong(`${quoted} in the filter isn't a time.`, "Write it as 2026-11-29T08:00:00Z, without quotes.");
  }
  return `${day}${time.toUpperCase()}${zone.toUpperCase()}`;
}

function wrong(sentence: string, fix: string): CommandFailure {
  return new CommandFailure("usage", sentence, { fix });
}
