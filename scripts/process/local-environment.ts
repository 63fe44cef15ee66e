/** Names that would send a request meant for this machine elsewhere, or weaken TLS. */
const misleading = /^(https?_proxy|all_proxy|no_proxy|node_use_env_proxy|node_tls_reject_unauthorized|node_extra_ca_certs)$/i;

/**
 * The environment for a process that talks to the sandbox alone: without proxies, trusting the sandbox's certificate.
 * @param certificateFile The sandbox's certificate, a PEM file; Node reads `NODE_EXTRA_CA_CERTS` at process start only.
 */
export function localEnvironment(certificateFile?: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !misleading.test(name));
  return { ...Object.fromEntries(kept), ...(certificateFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificateFile }) };
}
