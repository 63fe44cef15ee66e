/** What the Teams adapter needs to know of a cloud. */
export interface TeamsEndpoints {
  readonly botIssuer: string;
  readonly channelMetadataUrl: string;
  readonly emulatorMetadataUrl: string;
  readonly tokenServiceUrl: string;
  readonly botScope: string;
  readonly botLoginUrl: string;
}
