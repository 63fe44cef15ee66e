/** A page as people should read it. */
export interface ShownPage {
  /** In punycode if it isn't ASCII; with the port, if it isn't the usual one. */
  readonly host: string;
  /** `https://`, host and path. */
  readonly address: string;
  /** Whether a query or a fragment follows, which can name yet another page. */
  readonly hasParameters: boolean;
}

/** A text that is no address is shown as it is. */
export function shownPage(url: string): ShownPage {
  const parsed = URL.parse(url);
  if (!parsed) return { host: url, address: url, hasParameters: false };
  const { host, origin, pathname, search, hash } = parsed;
  return { host, address: `${origin}${pathname}`, hasParameters: search !== "" || hash !== "" };
}
