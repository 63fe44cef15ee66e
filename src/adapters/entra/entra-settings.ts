/** What of a cloud Entra's adapter needs; `src/clouds.ts` has it. */
export interface EntraCloud {
  readonly authorityHost: string;
  readonly instanceDiscovery: boolean;
  readonly userTokenIssuers: readonly string[];
  readonly graphScope: string;
}

/** The bot's app registration, in its tenant. */
export interface EntraApp {
  readonly cloud: EntraCloud;
  readonly tenantId: string;
  readonly appId: string;
  readonly appPassword: string;
}
