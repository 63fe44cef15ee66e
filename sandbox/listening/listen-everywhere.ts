import type { Hono } from "hono";
import type { Addresses } from "./addresses.ts";
import type { Certificate } from "./certificate.ts";
import { listenAsProxy } from "./listen-as-proxy.ts";
import { listen, type Listening } from "./listen.ts";

export interface Ports {
  readonly apiPort?: number;
  readonly pagePort?: number;
  /** Undefined: no proxy. */
  readonly proxyPort?: number | undefined;
}

export interface Servers {
  readonly api: Hono;
  readonly page: Hono;
}

/** Opens every port, or none; then sets `addresses`. @throws the system's error (EADDRINUSE, with `port`) when one is taken. */
export async function listenEverywhere(
  servers: Servers,
  { apiPort = 0, pagePort = 0, proxyPort }: Ports,
  certificate: Certificate,
  addresses: Addresses,
): Promise<readonly Listening[]> {
  const open: Listening[] = [];
  try {
    const api = opened(await listen(servers.api, apiPort, certificate));
    addresses.api = `https://localhost:${api}`;
    addresses.page = `http://localhost:${opened(await listen(servers.page, pagePort))}`;
    if (proxyPort !== undefined) addresses.proxy = `http://localhost:${opened(await listenAsProxy(proxyPort, api))}`;
    return open;
  } catch (error) {
    await Promise.all(open.map((server) => server.close()));
    throw error;
  }

  function opened(server: Listening): number {
    open.push(server);
    return server.port;
  }
}
