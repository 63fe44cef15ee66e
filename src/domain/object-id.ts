/** Whether a text is an id of something in the directory: a person, a guest, a group. Capitals don't count. */
export function isObjectId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
