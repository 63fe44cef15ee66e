/**
 * Mentions are marked before Markdown is rendered and turned into elements after it, so that a name can't break the Markdown, and the
 * Markdown can't break a name. The marks are private-use characters, which are first removed from all text.
 */
const OPEN = "\uE000";
const CLOSE = "\uE001";

/**
 * @typedef {object} Mention
 * @property {string} text as it is in the message, `<at>Name</at>`; must match byte for byte, as in Teams
 * @property {string} name
 * @property {boolean} isMe
 */

/** @param {string} text */
export const withoutMarks = (text) => text.replaceAll(OPEN, "").replaceAll(CLOSE, "");

/** @param {string} text */
const toHex = (text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("");

/** @param {string} hex */
const fromHex = (hex) => (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");

/** @param {string} text */
export const escapeHtml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * @param {string} text
 * @param {readonly Mention[]} mentions
 */
export function markMentions(text, mentions) {
  let marked = withoutMarks(text);
  for (const { text: token, name, isMe } of mentions) {
    if (token) marked = marked.replaceAll(token, `${OPEN}${isMe ? "m" : "o"}${toHex(name)}${CLOSE}`);
  }
  return marked;
}

/**
 * @param {string} html rendered from marked text
 * @returns {string} the same with mention elements
 */
export function renderMentions(html) {
  return html.replace(/\uE000([mo])([0-9a-f]*)\uE001/g, (_, mark, hex) => {
    const className = mark === "m" ? "mention mention-me" : "mention";
    return `<span class="${className}">${escapeHtml(fromHex(hex))}</span>`;
  });
}
