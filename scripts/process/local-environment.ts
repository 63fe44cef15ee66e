/** Names that would redirect a request for this machine, or weaken TLS. */
const misleading = /^(https?_proxy|all_proxy|no_proxy|node_use_env_proxy|node_tls_reject_unauthorized|node_extra_ca_certs)$/i;

/** The names in an environment that say how this machine reaches others. */
export function networkNames(environment: NodeJS.ProcessEnv): readonly string[] {
  return Object.keys(environment).filter((name) => misleading.test(name));
}

/**
 * The environment for a process that only talks to the sandbox: without proxies, and with trust in the sandbox's certificate.
 * @param certificateFile The sandbox's certificate, a PEM file; Node reads `NODE_EXTRA_CA_CERTS` at process start only.
 */
export function localEnvironment(certificateFile?: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !misleading.test(name));
  return { ...Object.fromEntries(kept), ...(certificateFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificateFile }) };
}
