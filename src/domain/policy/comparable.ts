/** Normalizes a word of a policy or of the directory for comparison: spaces around it and case don't count. */
export function comparable(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}
