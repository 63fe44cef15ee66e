/** Whether a text has the form of a directory id: of a person, a group or another object. Case doesn't matter. */
export function isObjectId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
