/**
 * The link in an invitation, in the form of Microsoft's (Microsoft: Create invitation): `pageUrl` replaces
 * https://login.microsoftonline.com; the ticket is encoded twice in the inner link.
 */
export function redeemUrl(
  pageUrl: string,
  link: { readonly tenantId: string; readonly invitationId: string; readonly ticket: string },
): string {
  const ticket = encode(encode(link.ticket));
  const inner = `https://invitations.microsoft.com/redeem/?tenant=${link.tenantId}&user=${link.invitationId}&ticket=${ticket}&ver=2.0`;
  return `${pageUrl}/redeem?rd=${encode(inner)}`;
}

/** The ticket in such a link; undefined for any other link. */
export function ticketOf(url: string): string | undefined {
  const inner = parse(url)?.searchParams.get("rd");
  const ticket = inner ? parse(inner)?.searchParams.get("ticket") : undefined;
  return ticket ? decode(ticket) : undefined;
}

/** Percent-encodes with lower-case hexadecimal digits, like Microsoft. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
