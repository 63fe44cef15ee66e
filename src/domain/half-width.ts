/** U+FF01 to U+FF5E are the full-width forms of U+0021 to U+007E (Unicode: Halfwidth and Fullwidth Forms). */
const wideToNarrow = 0xff01 - 0x21;

/**
 * Turns full-width characters of a Chinese or Japanese input method into those of addresses and commands: `ｓａｍ＠` → `sam@`. Nothing else
 * is normalized: similar characters may be another person's address. The answer is as long as the text.
 */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - wideToNarrow)).replaceAll("\u3000", " ");
}
