import { MICROSOFT_ORIGINS, originsAt, type Origins } from "./microsoft-hosts.ts";

/** The addresses at which the sandbox listens; empty until it does. */
export interface Addresses {
  api: string;
  page: string;
  /** Undefined: there is no proxy. */
  proxy: string | undefined;
}

/** With the proxy the origins are Microsoft's, and the answers name those. */
export function originsOf({ api, proxy }: Addresses): Origins {
  return proxy === undefined ? originsAt(api) : MICROSOFT_ORIGINS;
}
