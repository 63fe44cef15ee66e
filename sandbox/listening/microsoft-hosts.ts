/**
 * The hosts of Microsoft's public cloud, for programs that can't use other endpoints. The paths distinguish the services, so the sandbox
 * serves all on one port.
 */
export const MICROSOFT_HOSTS = {
  entra: "login.microsoftonline.com",
  graph: "graph.microsoft.com",
  /** Teams' connector; activities then have `https://smba.trafficmanager.net/teams/` as their `serviceUrl`. */
  connector: "smba.trafficmanager.net",
  channelMetadata: "login.botframework.com",
  tokenService: "api.botframework.com",
} as const;

/** Origins that the sandbox's answers name. */
export interface Origins {
  readonly entra: string;
  readonly graph: string;
  readonly connector: string;
  readonly channelMetadata: string;
  readonly tokenService: string;
}

/** Microsoft's own origins, which reach the sandbox only through its proxy. */
export const MICROSOFT_ORIGINS: Origins = {
  entra: `https://${MICROSOFT_HOSTS.entra}`,
  graph: `https://${MICROSOFT_HOSTS.graph}`,
  connector: `https://${MICROSOFT_HOSTS.connector}`,
  channelMetadata: `https://${MICROSOFT_HOSTS.channelMetadata}`,
  tokenService: `https://${MICROSOFT_HOSTS.tokenService}`,
};

/** The same origin for all services. */
export function originsAt(apiUrl: string): Origins {
  return { entra: apiUrl, graph: apiUrl, connector: apiUrl, channelMetadata: apiUrl, tokenService: apiUrl };
}
