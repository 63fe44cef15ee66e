import { MICROSOFT_ORIGINS, originsAt, type Origins } from "./microsoft-hosts.ts";

/** Where the sandbox listens, empty until it does. */
export interface Addresses {
  api: string;
  page: string;
  /** Undefined: there is no proxy. */
  proxy: string | undefined;
}

/** Through the proxy the sandbox is where Microsoft is, and its answers say so. */
export function originsOf({ api, proxy }: Addresses): Origins {
  return proxy === undefined ? originsAt(api) : MICROSOFT_ORIGINS;
}
