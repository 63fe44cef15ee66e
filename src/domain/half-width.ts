/** U+FF01 to U+FF5E stand for U+0021 to U+007E (Unicode: Halfwidth and Fullwidth Forms). */
const wideToNarrow = 0xff01 - 0x21;

/**
 * Turns the wide signs of an input method for Chinese or Japanese into those of addresses and commands: `ｓａｍ＠` → `sam@`. Nothing else is
 * folded: what looks alike may be somebody else's address. The answer is as long as the text.
 */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - wideToNarrow)).replaceAll("\u3000", " ");
}
