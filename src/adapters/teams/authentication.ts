import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import type { Activity } from "botbuilder";
import { AuthenticationConfiguration, BotFrameworkAuthentication } from "botframework-connector";
import type { AuthenticateRequestResult, ClaimsIdentity, ConnectorFactory, UserTokenClient } from "botframework-connector";
import type { AppToken } from "../../ports/identity.ts";
import type { ConnectorClients } from "./connector-clients.ts";
import { AppTokenCredentials } from "./credentials.ts";
import type { TeamsEndpoints } from "./endpoints.ts";
import { KeptByToken } from "./kept-by-token.ts";

export interface AuthenticationOptions {
  readonly endpoints: TeamsEndpoints;
  readonly appId: string;
  readonly appToken: AppToken;
  readonly clients: ConnectorClients;
}

/**
 * botbuilder's own authentication of channel tokens, made strict: only the Bot Framework's issuer is accepted, so tokens of emulators,
 * skills and App Service extensions are refused. Connector clients are kept and follow our retries. A token that was accepted isn't verified
 * again with the same channel and service URL until it expires or `forget` is called.
 */
export class StrictAuthentication extends BotFrameworkAuthentication {
  readonly #inner: ConfigurationBotFrameworkAuthentication;
  readonly #clients: ConnectorClients;
  readonly #accepted = new KeptByToken<AuthenticateRequestResult>();
  /** All turns are this app's. botbuilder would make one for each turn. */
  #userTokenClient: Promise<UserTokenClient> | undefined;

  constructor({ endpoints, appId, appToken, clients }: AuthenticationOptions) {
    super();
    this.#clients = clients;
    this.#inner = new ConfigurationBotFrameworkAuthentication(
      configuration(endpoints, appId),
      new AppTokenCredentials(appId, appToken),
      new AuthenticationConfiguration([], async (claims) => requireIssuer(claims, endpoints.botIssuer)),
    );
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const about = JSON.stringify([authHeader, activity.channelId, activity.serviceUrl]);
    const known = this.#accepted.find(about);
    if (known) return known;
    const result = this.#keepingClients(await this.#inner.authenticateRequest(activity, authHeader));
    this.#accepted.keep(about, result, expiryOf(result.claimsIdentity));
    return result;
  }

  /** For when the keys of channel tokens have been read again. */
  forget(): void {
    this.#accepted.forget();
  }

  #keepingClients(result: AuthenticateRequestResult): AuthenticateRequestResult {
    return result.connectorFactory ? { ...result, connectorFactory: this.#clients.keeping(result.connectorFactory) } : result;
  }

  override async authenticateStreamingRequest(authHeader: string, channelId: string): Promise<AuthenticateRequestResult> {
    return this.#inner.authenticateStreamingRequest(authHeader, channelId);
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    return this.#clients.keeping(this.#inner.createConnectorFactory(claimsIdentity));
  }

  override async createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    return (this.#userTokenClient ??= this.#inner.createUserTokenClient(claimsIdentity));
  }

  override getOriginatingAudience(): string {
    return this.#inner.getOriginatingAudience();
  }
}

/** All of these or none (botframework-connector 4.23): if one is missing, it is undefined, not the public cloud's. */
function configuration(endpoints: TeamsEndpoints, appId: string): Record<string, string> {
  return {
    MicrosoftAppId: appId,
    ValidateAuthority: "true",
    OAuthUrl: endpoints.tokenServiceUrl,
    ToBotFromChannelOpenIdMetadataUrl: endpoints.channelMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: endpoints.emulatorMetadataUrl,
    ToBotFromChannelTokenIssuer: endpoints.botIssuer,
    ToChannelFromBotOAuthScope: endpoints.botScope,
    ToChannelFromBotLoginUrl: endpoints.botLoginUrl,
  };
}

/** In seconds since 1970. A token without an expiry isn't kept. */
function expiryOf(identity: ClaimsIdentity): number {
  return Number(identity.getClaimValue("exp") ?? 0);
}

async function requireIssuer(claims: readonly { type: string; value: string }[], issuer: string): Promise<void> {
  const found = claims.find(({ type }) => type === "iss")?.value;
  if (found !== issuer) throw new Error("The channel token's issuer is not the Bot Framework");
}
