import { fitsDomain } from "./policy/fits-domain.ts";
import type { Preflight } from "./preflight.ts";

/** The host of a landing page. "known": the company's or Microsoft's; "unnamed": an IP address, or a name that only a local network knows. */
export interface LandingHost {
  /** Lower case, in ASCII. */
  readonly name: string;
  readonly is: "known" | "other" | "unnamed";
}

/** What tells a known host: the tenant, if it could be read, and the settings. */
export interface LandingTerms {
  readonly defaultRedirectUrl: string;
  /** Hosts of Microsoft's on which nobody else has pages. */
  readonly microsoftHosts: readonly string[];
  /** SharePoint's domain in this cloud; each tenant has two hosts below it. */
  readonly sharePointDomain: string;
}

/** The host of a page where a partner may land, and whose it is. If the tenant is hidden, only the default page's host and Microsoft's are known. */
export function landingHost(page: string, tenant: Preflight["tenant"], terms: LandingTerms): LandingHost {
  const name = hostOf(page);
  if (!isNamed(name)) return { name, is: "unnamed" };
  const known = [hostOf(terms.defaultRedirectUrl), ...terms.microsoftHosts, ...sharePointHosts(tenant, terms)];
  return { name, is: known.includes(name) || isOwn(name, tenant) ? "known" : "other" };
}

/** Whether everybody on the internet finds a page's host by its name. A URL's parser has turned every spelling of an IP address into the usual one. */
export function hasNamedHost(page: string): boolean {
  return isNamed(hostOf(page));
}

function isNamed(host: string): boolean {
  const isAddress = host.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(host);
  return !isAddress && host.includes(".") && !host.endsWith(".localhost");
}

/** A name may end in a dot and means the same. */
function hostOf(page: string): string {
  return URL.parse(page)?.hostname.toLowerCase().replace(/\.$/, "") ?? "";
}

function isOwn(host: string, tenant: Preflight["tenant"]): boolean {
  return tenant !== "not-checked" && tenant.domains.some((domain) => fitsDomain(domain, host));
}

/** `contoso.sharepoint.com` and `contoso-my.sharepoint.com` for contoso.onmicrosoft.com (Microsoft: Change your SharePoint domain name). */
function sharePointHosts(tenant: Preflight["tenant"], { sharePointDomain }: LandingTerms): readonly string[] {
  const [prefix] = tenant === "not-checked" ? [] : (tenant.initialDomain?.toLowerCase().split(".") ?? []);
  return prefix === undefined ? [] : [`${prefix}.${sharePointDomain}`, `${prefix}-my.${sharePointDomain}`];
}
