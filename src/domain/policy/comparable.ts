/** A word of a policy or of the directory in the form in which two of them are compared: spaces around it and capitals don't count. */
export function comparable(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}
