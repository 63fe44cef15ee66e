/** Where Microsoft's public cloud is, for programs that can't be pointed elsewhere. The paths tell the services apart, so the sandbox serves all on one port. */
export const MICROSOFT_HOSTS = {
  entra: "login.microsoftonline.com",
  graph: "graph.microsoft.com",
  /** Teams' connector; activities then carry `https://smba.trafficmanager.net/teams/`. */
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

/** Microsoft's own, which lead to the sandbox through its proxy only. */
export const MICROSOFT_ORIGINS: Origins = {
  entra: `https://${MICROSOFT_HOSTS.entra}`,
  graph: `https://${MICROSOFT_HOSTS.graph}`,
  connector: `https://${MICROSOFT_HOSTS.connector}`,
  channelMetadata: `https://${MICROSOFT_HOSTS.channelMetadata}`,
  tokenService: `https://${MICROSOFT_HOSTS.tokenService}`,
};

/** One origin for everything. */
export function originsAt(apiUrl: string): Origins {
  return { entra: apiUrl, graph: apiUrl, connector: apiUrl, channelMetadata: apiUrl, tokenService: apiUrl };
}
