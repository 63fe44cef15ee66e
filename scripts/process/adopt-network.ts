import { readFileSync } from "node:fs";
import { setGlobalProxyFromEnv } from "node:http";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { networkNames } from "./local-environment.ts";

/** An empty environment would leave the proxies of the process's start: this one has a proxy, for no host. */
const noProxy = { HTTPS_PROXY: "http://localhost", HTTP_PROXY: "http://localhost", NO_PROXY: "*" };

/**
 * Makes this process trust the certificates and use the proxies of an environment that was found after it had started: Node itself reads
 * these names at a process's start only. https://nodejs.org/api/tls.html#tlssetdefaultcacertificatescerts
 */
export function adoptNetwork(environment: NodeJS.ProcessEnv): void {
  const own = process.env;
  const certificates = environment["NODE_EXTRA_CA_CERTS"];
  if (certificates !== undefined && certificates !== own["NODE_EXTRA_CA_CERTS"]) {
    setDefaultCACertificates([...getCACertificates("default"), readFileSync(certificates, "utf8")]);
  }
  const changed = networkNames({ ...own, ...environment }).filter((name) => own[name] !== environment[name]);
  for (const name of changed) {
    if (environment[name] === undefined) delete own[name];
    else own[name] = environment[name];
  }
  if (changed.some((name) => /proxy/i.test(name))) setGlobalProxyFromEnv(own["NODE_USE_ENV_PROXY"] === "1" ? own : noProxy);
}
