import { toHalfWidth } from "./half-width.ts";

/** A CRM or a copied web page writes an apostrophe as `&#39;`. Escaping such a text again gives `&amp;#39;`, hence more than one round. */
const mostRounds = 3;

const named: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  commat: "@",
  gt: ">",
  lowbar: "_",
  lsquo: "'",
  lt: "<",
  nbsp: " ",
  period: ".",
  quot: '"',
  rsquo: "'",
};

/**
 * A typed or pasted text with the plain characters of addresses: without invisible marks (which come along with Arabic text), with
 * HTML's character references resolved, with narrow letters, the apostrophe of addresses where a phone wrote a typographic one, and dots for
 * ideographic full stops (Unicode: UTS 46). Nothing else changes: a similar character may belong to somebody else's address.
 */
export function plainAddressText(text: string): string {
  let plain = visible(text);
  for (let round = 0; round < mostRounds && plain.includes("&"); round++) plain = visible(resolved(plain));
  return plain.replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u3002\uff61]/g, ".");
}

function visible(text: string): string {
  return toHalfWidth(text.replace(/\p{Cf}/gu, ""));
}

function resolved(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (reference, hex?: string, decimal?: string) =>
      characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), reference),
    )
    .replace(/&([a-z]+);/gi, (reference, name: string) => named[name.toLowerCase()] ?? reference);
}

/** Other characters than those of addresses stay as they are written, so that an address with them is refused. */
function characterOf(code: number, otherwise: string): string {
  const isPlain = (code >= 0x20 && code <= 0x7e) || code === 0xa0 || code === 0x2018 || code === 0x2019;
  return isPlain ? String.fromCharCode(code) : otherwise;
}
