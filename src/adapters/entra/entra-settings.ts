/** What Entra's adapter needs to know of a cloud; `src/clouds.ts` has it. */
export interface EntraCloud {
  readonly authorityHost: string;
  readonly instanceDiscovery: boolean;
  readonly userTokenIssuers: readonly string[];
  readonly graphScope: string;
}

/** The bot's app registration, and its tenant. */
export interface EntraApp {
  readonly cloud: EntraCloud;
  readonly tenantId: string;
  readonly appId: string;
  readonly appPassword: string;
}
