import { ServiceClientCredentialsFactory } from "botframework-connector";
import type { ServiceClientCredentials } from "botframework-connector/lib/auth/serviceClientCredentialsFactory.js";
import type { AppToken } from "../../ports/identity.ts";

/** Gives botbuilder the bot's tokens for Teams from the same source as all other tokens. */
export class AppTokenCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #appToken: AppToken;

  constructor(appId: string, appToken: AppToken) {
    super();
    this.#appId = appId;
    this.#appToken = appToken;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(_appId: string, audience: string | undefined): Promise<ServiceClientCredentials> {
    const appToken = this.#appToken;
    const scope = `${audience}/.default`;
    return {
      async signRequest(request) {
        request.headers.set("authorization", `Bearer ${await appToken(scope)}`);
        return request;
      },
    };
  }
}
