/** More than a message of Teams may have (28 KB). */
const longestHtml = 30_000;

const named: Readonly<Record<string, string>> = { amp: "&", apos: "'", gt: ">", lt: "<", nbsp: " ", quot: '"' };

/** Elements whose content isn't said by the person who writes: quoted messages above all. */
const leftOut = /^(?:blockquote|quoted|script|style)$/;
/** Elements that end a word. The others may stand in the middle of one. */
const block = /^(?:br|div|h[1-6]|img|li|ol|p|pre|table|td|th|tr|ul)$/;

/**
 * The text of a message's HTML, without quoted messages. An address that stands only behind a link is added in brackets, as people know it
 * from mail: `Weber Dana <mailto:dana@…>`. Mentions become `<at>name</at>`, as they are in a message's text.
 */
export function htmlText(html: string): string {
  const state: State = { said: "", isMention: false, skipped: 0 };
  for (const [token] of html.slice(0, longestHtml).matchAll(/<[^<>]*>|[^<]+|</g)) {
    const [, slash, name] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(token) ?? [];
    if (name === undefined) say(state, isDeclaration(token) ? "" : withCharacters(token));
    else if (slash === "") open(state, name.toLowerCase(), token);
    else close(state, name.toLowerCase());
  }
  return state.said;
}

/** A comment, or `<!DOCTYPE …>`. */
function isDeclaration(token: string): boolean {
  return token.startsWith("<!") && token.endsWith(">");
}

interface State {
  said: string;
  /** The address of the link that is open, and where its text began. */
  link?: { readonly to: string; readonly at: number };
  isMention: boolean;
  /** How many elements are open whose content is left out. */
  skipped: number;
}

function say(state: State, text: string): void {
  if (state.skipped === 0) state.said += text;
}

function open(state: State, name: string, tag: string): void {
  if (leftOut.test(name) && !tag.endsWith("/>")) state.skipped += 1;
  const isMention = name === "at" || attribute(tag, "itemtype")?.endsWith("/Mention") === true;
  if (isMention) say(state, "<at>");
  if (isMention) state.isMention = true;
  const to = name === "a" ? attribute(tag, "href") : undefined;
  if (to !== undefined && /^mailto:/i.test(to)) state.link = { to, at: state.said.length };
  if (name === "img") say(state, attribute(tag, "alt") ?? "");
  if (block.test(name)) say(state, " ");
}

function close(state: State, name: string): void {
  if (leftOut.test(name)) state.skipped = Math.max(0, state.skipped - 1);
  if (state.isMention && (name === "at" || name === "span")) {
    say(state, "</at>");
    state.isMention = false;
  }
  if (name === "a" && state.link) {
    const { to, at } = state.link;
    if (!state.said.slice(at).includes("@")) say(state, ` <${to}> `);
    delete state.link;
  }
  if (block.test(name)) say(state, " ");
}

function attribute(tag: string, name: string): string | undefined {
  const [, quoted, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag) ?? [];
  const value = quoted ?? single;
  return value === undefined ? undefined : withCharacters(value);
}

/** With the characters that references such as `&lt;` and `&#39;` stand for; each is resolved once, as a browser does. */
export function withCharacters(text: string): string {
  return text.replace(
    /&(?:#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))|([a-z]{2,5}));/gi,
    (reference, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? reference;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : reference;
    },
  );
}
