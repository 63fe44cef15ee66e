/** Domains below which everybody can have a host of their own: the domain says nothing about the owner of a page there. */
const shared: readonly string[] = [
  "azureedge.net",
  "azurefd.net",
  "azurestaticapps.net",
  "azurewebsites.net",
  "blob.core.windows.net",
  "web.core.windows.net",
  "cloudapp.azure.com",
  "trafficmanager.net",
  "powerappsportals.com",
  "sharepoint.com",
  "sharepoint.us",
  "sharepoint-mil.us",
  "sharepoint.cn",
  "onmicrosoft.com",
  "amazonaws.com",
  "amplifyapp.com",
  "cloudfront.net",
  "appspot.com",
  "firebaseapp.com",
  "pages.dev",
  "run.app",
  "sites.google.com",
  "web.app",
  "workers.dev",
  "github.io",
  "gitlab.io",
  "herokuapp.com",
  "netlify.app",
  "ngrok.app",
  "ngrok.io",
  "ngrok-free.app",
  "vercel.app",
  "blogspot.com",
  "weebly.com",
  "wixsite.com",
  "wordpress.com",
];

/**
 * Whether a pattern of `redirectHosts` would let everybody's pages in: it names a shared domain, a domain above it, or has a star where the
 * owner's name must be. A host of one's own below it (`contoso.azurewebsites.net`) is fine.
 */
export function coversSharedHosts(pattern: string): boolean {
  const labels = pattern.replace(/^=/, "").split(".");
  return labels.length < 2 || shared.some((domain) => reaches(labels, domain.split(".")));
}

/** Read from the end: each label is the same, up to the owner's name, which must be written out. */
function reaches(pattern: readonly string[], domain: readonly string[]): boolean {
  const owner = pattern.at(-1 - domain.length);
  const isBelow = domain.toReversed().every((label, index) => fits(pattern.at(-1 - index), label));
  return isBelow && (owner === undefined || owner.includes("*"));
}

/** A pattern that ends early covers all that is below it. */
function fits(part: string | undefined, label: string): boolean {
  if (part === undefined) return true;
  const [start = "", end] = part.split("*");
  return end === undefined ? part === label : label.startsWith(start) && label.endsWith(end);
}
