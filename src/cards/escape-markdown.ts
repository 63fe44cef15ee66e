/**
 * Texts that people typed, for two parsers. Desktop and web read CommonMark. Phones have a parser of their own (Teams-AdaptiveCards-Mobile,
 * MarkDownBlockParser.cpp; iOS: UtiliOS.mm): it removes a backslash before `*` and `_` alone (before brackets iOS shows it, unless the text
 * has formatting), and begins lists in the middle of a line, too. So only these two signs get a backslash; all others are parted by an
 * invisible character.
 */

/** Word joiner: takes no room, breaks no line, and is neither a space nor a sign for any of the parsers. */
const joiner = "\u2060";
/** Reads as a grave accent. Nothing else keeps two of them from making code of what is between them. */
const lookalikeOfAccent = "\u02cb";

/** One line of a text, or a name, which then reads as it was typed: no formatting, links, mentions, lists or entities. */
export function escapeMarkdown(line: string): string {
  const parted = line
    .replaceAll("`", lookalikeOfAccent)
    .replace(/[\\<]|\](?=[([:]|$)|&(?=#?\w+;)|~(?=~)|\/(?=\/)|\{(?=\{(?:DATE|TIME)\()/g, `$&${joiner}`)
    .replace(/\b(?:mailto(?=:)|www(?=\.))/gi, `$&${joiner}`)
    .replace(listOfPhones, `$&${joiner}`);
  return withoutLeadingMark(escapeEmphasis(parted));
}

/** On phones, a list begins after brackets and numbers, too; the space may come from the words after the text. */
const listOfPhones = /[[\])](?=[-+\d]*[-+](?: |$))/g;

/** A mail address or a domain, with letters or digits at both ends. */
const plainAddress = /^(?=.*[a-z])\w[\w.'@-]*\w$/i;
/** The sandbox has no certificate, so its links are the exception. */
const plainUrl = /^(?:https:\/\/|http:\/\/localhost:\d+\/)\S+$/i;

/** A mail address, a domain or the address of a page, which stays as it is: people copy it. What is none of these reads as it was typed. */
export function escapePlace(line: string): string {
  if (plainAddress.test(line)) return escapeEmphasis(line);
  return plainUrl.test(line) ? escapeEmphasis(encodeSigns(line)) : escapeMarkdown(line);
}

/** Signs that could begin or end a link, code or a tag, in the form that browsers give them in an address: it leads to the same page. */
function encodeSigns(url: string): string {
  const encoded = url.replace(/[\\`<[\]]|~(?=~)/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return encoded.replace(/&(?=#?\w+;)/g, `$&${joiner}`).replace(listOfPhones, `$&${joiner}`);
}

/** Within a word, no parser takes `_` for emphasis: most addresses need no backslash. */
function escapeEmphasis(text: string): string {
  return text.replace(/\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

/** Marks at the start of a line: lists, headings, quotes, code, tables, lines. A number alone could get its full stop from the words after it. */
function withoutLeadingMark(text: string): string {
  return text.replace(/^(?=[-+=#>|~:\s]|\d+(?:[.)]|$)|\d[-+\d]*[-+](?: |$))/, joiner);
}
