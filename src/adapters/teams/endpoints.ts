/** The endpoints of a cloud that the Teams adapter needs. */
export interface TeamsEndpoints {
  readonly botIssuer: string;
  readonly channelMetadataUrl: string;
  readonly emulatorMetadataUrl: string;
  readonly tokenServiceUrl: string;
  readonly botScope: string;
  readonly botLoginUrl: string;
}
