/** More than a person pastes by hand; the rest isn't searched. */
const longestText = 10_000;

/**
 * The separators of addresses. Chinese and Japanese characters are separators too: people write them next to an address without a space.
 */
const between = /[\s,;<>"()[\]\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f]+/u;

/** All that looks like an address in a text that was typed or pasted (`"Rivera, Sam" <sam@fabrikam.com>; kim@…`), each once, in order. */
export function addressesIn(text: string): readonly string[] {
  const parts = text.slice(0, longestText).split(between);
  const addresses = parts.map((part) => part.replace(/^(?:mailto:|['’])+|['’.:!?]+$/gi, "")).filter((part) => /^[^@]+@[^@]+$/.test(part));
  const known = new Set<string>();
  return addresses.filter((address) => !known.has(address.toLowerCase()) && known.add(address.toLowerCase()));
}
