import { EmphasisRun, textToken } from "./phone-emphasis.js";
import { htmlOf, pairMarks } from "./phone-pairs.js";
import { PhoneSource } from "./phone-source.js";
import { isSafeLink } from "./safe-link.js";

/** @import { Token } from "./phone-emphasis.js" */

/**
 * The Markdown of cards on phones (Teams-AdaptiveCards-Mobile: MarkDownBlockParser.cpp of July 2026): bold, italic, links, and lists without
 * numbers. A list begins wherever a block does: at the start, after a line's end, and after a bracket in the middle of a line.
 *
 * @typedef {object} Parsed
 * @property {Token[]} tokens
 * @property {boolean} hasTags whether any of it is formatted
 * @property {boolean} [isLink]
 */

/** @param {string} text */
export function parsePhoneMarkdown(text) {
  const source = new PhoneSource(text);
  /** @type {Parsed[]} */
  const parts = [];
  while (source.peek() !== undefined) parts.push(readBlock(source));
  const whole = joined(parts);
  const hasPairs = pairMarks(whole.tokens);
  return { html: blocksOf(whole.tokens), hasTags: whole.hasTags || hasPairs };
}

/**
 * @param {readonly Parsed[]} parts
 * @returns {Parsed}
 */
const joined = (parts) => ({
  tokens: parts.flatMap(({ tokens }) => tokens),
  hasTags: parts.some(({ hasTags }) => hasTags),
  isLink: parts.some(({ isLink }) => isLink === true),
});

/**
 * @param {Token[]} tokens
 * @returns {Parsed}
 */
const plain = (...tokens) => ({ tokens, hasTags: false });

/** @param {readonly Token[]} tokens */
const inlineHtml = (tokens) => tokens.map(htmlOf).join("");

/** @param {readonly Token[]} tokens */
function blocksOf(tokens) {
  const pieces = tokens.map((token, at) => {
    const { block } = token;
    const next = tokens[at + 1];
    const tag = block === "list" ? "ul" : "p";
    const opening = tokens[at - 1]?.block === block ? "" : `<${tag}>`;
    const closing = next?.block === block ? "" : `</${tag}>`;
    const isDropped = next !== undefined && next.block !== block && /^[\r\n]$/.test(token.html);
    return `${opening}${isDropped ? "" : htmlOf(token)}${closing}`;
  });
  return pieces.join("");
}

/**
 * @param {PhoneSource} source
 * @returns {Parsed}
 */
function readBlock(source) {
  const next = source.peek() ?? "";
  if (next === "[") return readLink(source);
  if (/[\])\n\r]/.test(next)) return plain(textToken(source.take()));
  if (/[-+*]/.test(next)) return readList(source);
  if (/\d/.test(next)) return plain(textToken(takeWhile(source, /\d/)));
  return readText(source);
}

/** @param {PhoneSource} source */
function readText(source) {
  const run = new EmphasisRun(source);
  while (run.step());
  return plain(...run.tokens);
}

/**
 * @param {PhoneSource} source
 * @param {RegExp} signs
 */
function takeWhile(source, signs) {
  let taken = "";
  while (signs.test(source.peek() ?? "")) taken += source.take();
  return taken;
}

/**
 * @param {PhoneSource} source
 * @returns {Parsed}
 */
function readList(source) {
  if (source.text[source.at + 1] !== " ") return source.peek() === "*" ? readText(source) : plain(textToken(source.take()));
  source.take();
  takeWhile(source, / /);
  const { tokens } = joined([readBlock(source), ...readItem(source)]);
  pairMarks(tokens);
  return { tokens: [{ html: `<li>${inlineHtml(tokens)}</li>`, block: "list" }], hasTags: true };
}

/** The rest of a list's item: it ends at the next item's line or an empty line. @param {PhoneSource} source */
function readItem(source) {
  /** @type {Parsed[]} */
  const parts = [];
  while (source.peek() !== undefined) {
    if (/[\n\r]/.test(source.peek() ?? "")) {
      const newLine = source.take();
      if (/^(?:[-+*] |\d+\.)/.test(source.text.slice(source.at))) break;
      if (takeWhile(source, /[\n\r]/)) break;
      parts.push(plain(textToken(newLine)));
    }
    if (source.peek() !== undefined) parts.push(readBlock(source));
  }
  return parts;
}

/**
 * @param {PhoneSource} source
 * @returns {Parsed}
 */
function readLink(source) {
  const parts = [plain(textToken(source.take()))];
  while (source.peek() !== undefined && source.peek() !== "]") {
    const part = readBlock(source);
    parts.push(part);
    if (part.isLink) break;
  }
  if (source.peek() !== "]") return joined(parts);
  parts.push(plain(textToken(source.take())));
  if (source.peek() !== "(") return joined(parts);
  source.take();
  const target = readTarget(source);
  return target === undefined ? joined([...parts, plain(textToken("("))]) : link(joined(parts.slice(1, -1)).tokens, target);
}

/**
 * @param {Token[]} tokens of the link's text
 * @param {string} target
 * @returns {Parsed}
 */
function link(tokens, target) {
  pairMarks(tokens);
  const html = inlineHtml(tokens);
  const tag = isSafeLink(target) ? `<a href="${target}" target="_blank" rel="noopener noreferrer">${html}</a>` : html;
  return { tokens: [{ html: tag, block: "text" }], hasTags: true, isLink: true };
}

/** The address of a link, up to the bracket that closes it; undefined, and nothing read, if there is none. @param {PhoneSource} source */
function readTarget(source) {
  const end = closingBracket(source);
  if (end < 0 || /[\s\p{Cc}]/u.test(source.peek() ?? "")) return undefined;
  /** @type {Token[]} */
  const tokens = [];
  while (source.at < end) tokens.push(...(source.peek() === "[" ? [textToken(source.take())] : readBlock(source).tokens));
  if (source.peek() === ")") source.take();
  return inlineHtml(tokens);
}

/** @param {PhoneSource} source */
function closingBracket({ text, at }) {
  let depth = 1;
  for (let place = at; place < text.length; place++) {
    if (text[place] === "(") depth += 1;
    if (text[place] === ")") depth -= 1;
    if (depth === 0) return place;
  }
  return -1;
}
