/** The same address as browsers and Graph write it: in ASCII, the host in punycode if it has other letters. A text that is no address stays. */
export function canonicalUrl(url: string): string {
  return URL.parse(url)?.href ?? url;
}
