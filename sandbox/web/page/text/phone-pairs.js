/** @import { Mark, Token } from "./phone-emphasis.js" */

/**
 * Pairs the runs of `*` and `_` that stand around the same text (Teams-AdaptiveCards-Mobile: MatchLeftAndRightEmphasises).
 *
 * @param {readonly Token[]} tokens
 * @returns {boolean} whether any text became bold or italic
 */
export function pairMarks(tokens) {
  const marks = tokens.flatMap(({ mark }) => mark ?? []);
  /** @type {Mark[]} */
  const open = [];
  let paired = false;
  for (let at = 0; at < marks.length;) at += step(/** @type {Mark} */ (marks[at]), open, () => (paired = true));
  return paired;
}

/**
 * @param {Mark} mark
 * @param {Mark[]} open the runs that wait for their other side
 * @param {() => void} onPair
 * @returns {number} 1 when this run is done
 */
function step(mark, open, onPair) {
  if (mark.side === "left" || (mark.isBoth && open.length === 0)) {
    mark.side = "left";
    open.push(mark);
    return 1;
  }
  if (open.length === 0) return 1;
  const at = open.findLastIndex((other) => fits(other, mark));
  if (at < 0) {
    if (open.at(-1)?.sign !== mark.sign) return 1;
    mark.side = "left";
    return 0;
  }
  const left = /** @type {Mark} */ (open[at]);
  open.length = at + 1;
  pair(left, mark);
  onPair();
  if (left.unused === 0) open.pop();
  return mark.unused === 0 ? 1 : 0;
}

/**
 * @param {Mark} left
 * @param {Mark} right
 */
function fits(left, right) {
  const isEither = left.isBoth || right.isBoth;
  return left.sign === right.sign && !(isEither && (left.unused + right.unused) % 3 === 0);
}

/**
 * @param {Mark} left
 * @param {Mark} right
 */
function pair(left, right) {
  const count = Math.min(left.unused, right.unused);
  const names = [...(count % 2 ? ["em"] : []), ...Array.from({ length: Math.floor(count / 2) }, () => "strong")];
  left.tags.push(...names.map((name) => `<${name}>`));
  right.tags.push(...names.map((name) => `</${name}>`));
  left.unused -= count;
  right.unused -= count;
}

/**
 * @param {Token} token
 * @returns {string}
 */
export function htmlOf({ html, mark }) {
  if (!mark) return html;
  const signs = mark.run.slice(mark.run.length - mark.unused);
  const opens = mark.tags.some((tag) => !tag.startsWith("</"));
  return opens ? signs + mark.tags.toReversed().join("") : mark.tags.join("") + signs;
}
