import { escapeHtml } from "./mentions.js";

/**
 * Bold and italic, as the parser of Teams' phones reads them (Teams-AdaptiveCards-Mobile: MarkDownBlockParser.cpp, EmphasisParser, and
 * MarkDownParsedResult.cpp). It is CommonMark's rule in a form of its own, which also decides which backslashes disappear.
 */

/**
 * A run of `*` or `_`.
 *
 * @typedef {object} Mark
 * @property {string} run
 * @property {string} sign
 * @property {number} unused how many of its signs stay text
 * @property {"left" | "right"} side which side of a text it stands on
 * @property {boolean} isBoth whether it could stand on either side
 * @property {string[]} tags
 */

/**
 * @typedef {object} Token
 * @property {string} html
 * @property {"text" | "list"} block
 * @property {Mark} [mark]
 */

const ENDS = new Set(["[", "]", ")", "\n", "\r"]);
const MARKS = new Set(["*", "_"]);

/** @param {string | undefined} sign */
function kindOf(sign) {
  if (sign === undefined) return "none";
  if (sign > "\u007f" || /[0-9A-Za-z]/.test(sign)) return "letter";
  if (/\s/.test(sign)) return "space";
  return sign === "\\" ? "escape" : "sign";
}

/**
 * @param {string} text
 * @returns {Token}
 */
export const textToken = (text) => ({ html: escapeHtml(text), block: "text" });

/** Reads text with emphasis up to a bracket, a line's end or the end. */
export class EmphasisRun {
  /** @type {Token[]} */
  tokens = [];
  #source;
  /** @type {"start" | ReturnType<typeof kindOf>} */
  #before = "start";
  #isAfterSign = false;
  #isInWord = false;
  #count = 0;
  #sign = "";
  #text = "";
  #isInMarks = false;

  /** @param {import("./phone-source.js").PhoneSource} source */
  constructor(source) {
    this.#source = source;
  }

  /** @returns {boolean} whether there is more to read */
  step() {
    return this.#isInMarks ? this.#stepInMarks() : this.#stepInText();
  }

  #stepInText() {
    const next = this.#source.peek();
    const isEscaped = this.#before === "escape";
    if (next === undefined || (ENDS.has(next) && !isEscaped)) {
      this.#keepText();
      return false;
    }
    if (MARKS.has(next) && !isEscaped) this.#beginMarks(next);
    else {
      // T119
      if (isEscaped && (MARKS.has(next) || ENDS.has(next))) this.#text = this.#text.slice(0, -1);
      this.#takeText();
    }
    return true;
  }

  #stepInMarks() {
    const next = this.#source.peek();
    if (next === undefined || ENDS.has(next)) {
      this.#keepMarks(next);
      return false;
    }
    if (MARKS.has(next) && this.#before !== "escape") {
      if (next === this.#sign) this.#countMark(next);
      this.#text += this.#source.take();
      return true;
    }
    this.#keepMarks(next);
    if (next === "\\") this.#source.take();
    this.#isInMarks = false;
    this.#takeText();
    return true;
  }

  #takeText() {
    this.#remember(this.#source.peek());
    this.#text += this.#source.take();
  }

  /** @param {string} sign */
  #beginMarks(sign) {
    this.#keepText();
    this.#remember(this.#source.previous());
    this.#countMark(sign);
    this.#text += this.#source.take();
    this.#isInMarks = true;
  }

  /** @param {string} sign */
  #countMark(sign) {
    if (this.#before !== "space") {
      this.#isAfterSign = this.#before === "sign";
      this.#isInWord = this.#before === "letter" && sign === "_";
    }
    this.#count += 1;
    this.#sign = sign;
  }

  /** @param {string | undefined} sign */
  #remember(sign) {
    const kind = kindOf(sign);
    if (kind !== "none") this.#before = kind;
  }

  #keepText() {
    if (this.#text) this.tokens.push(textToken(this.#text));
    this.#text = "";
  }

  /** @param {string | undefined} next */
  #keepMarks(next) {
    const [isLeft, isRight] = [this.#mayOpen(next), this.#mayClose(next)];
    if (!isLeft && !isRight) this.#keepText();
    else {
      const mark = { run: this.#text, sign: this.#sign, unused: this.#count, isBoth: isLeft && isRight, tags: [] };
      this.tokens.push({ html: "", block: "text", mark: { ...mark, side: isRight ? "right" : "left" } });
      this.#text = "";
    }
    this.#count = 0;
  }

  /** @param {string | undefined} next */
  #mayOpen(next) {
    const kind = kindOf(next);
    if (next === undefined || kind === "space") return false;
    return this.#before !== "letter" || (kind !== "sign" && kind !== "escape" && this.#sign !== "_");
  }

  /** @param {string | undefined} next */
  #mayClose(next) {
    const kind = kindOf(next);
    if (this.#before === "space") return false;
    const isBound = this.#isAfterSign || this.#isInWord;
    if (kind === "none" || kind === "space") return isBound || this.#sign === "*";
    if (kind === "letter") return this.#before !== "start" && !isBound;
    return true;
  }
}
