/**
 * What a partner is called: the directory's name. Where nobody gave one, Graph takes the part of the address before the `@`, which says less
 * than the address.
 */
export function guestName(name: string, email: string | null): string {
  if (email === null) return name;
  const known = name.trim().toLowerCase();
  return known === "" || known === email.slice(0, email.lastIndexOf("@")).toLowerCase() ? email : name;
}
