import type { Invitation } from "./invitation.ts";

/** A page as people should read it: the address is plain ASCII, its host in punycode if it has other letters. */
export interface Page {
  /** With the port, if it isn't the usual one. */
  readonly host: string;
  /** `https://`, host and path. */
  readonly address: string;
  /** Whether a query or a fragment follows, which can name yet another page. */
  readonly hasParameters: boolean;
}

type Redirected = Pick<Invitation, "options">;

/**
 * The page where the partner ends up after accepting. Policy and cards always speak of this one, also if the partner is sent there by way of
 * an address of ours.
 */
export function landingPage({ options }: Redirected): Page {
  return pageAt(options.redirectUrl);
}

/** The page that Microsoft's mail says the partner will be sent to: the one that was given to Graph. */
export function pageInMail({ options }: Redirected): Page {
  return pageAt(options.redirectUrl);
}

/** The same address as browsers and Graph write it. A text that is no address stays as it is. */
export function canonicalUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

function pageAt(address: string): Page {
  if (!URL.canParse(address)) return { host: address, address, hasParameters: false };
  const { host, origin, pathname, search, hash } = new URL(address);
  return { host, address: `${origin}${pathname}`, hasParameters: search !== "" || hash !== "" };
}
