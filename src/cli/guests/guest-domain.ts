/**
 * The users who may belong to a domain, for an advanced query: user principal names of guests end with our own domain, so those without a
 * mail are decided by {@link isOfDomain}.
 */
export function mayBeOfDomain(domain: string): string {
  return `(endsWith(mail,'@${domain}') or otherMails/any(o:endsWith(o,'@${domain}')) or mail eq null)`;
}

/** Whether a guest has an address in the domain. Without a mail, the user principal name tells it: `anna_fabrikam.com#EXT#@…`. */
export function isOfDomain(guest: Readonly<Record<string, unknown>>, domain: string): boolean {
  const { mail, otherMails, userPrincipalName } = guest;
  const others: readonly unknown[] = Array.isArray(otherMails) ? otherMails : [];
  if ([mail, ...others].some((address) => endsWith(address, `@${domain}`))) return true;
  return typeof mail !== "string" && typeof userPrincipalName === "string" && endsWith(userPrincipalName.split(/#EXT#/i)[0], `_${domain}`);
}

function endsWith(text: unknown, end: string): boolean {
  return typeof text === "string" && text.toLowerCase().endsWith(end);
}
