import { ClientSecretCredential } from "@azure/identity";
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { ServiceClientCredentialsFactory } from "botframework-connector";
import type { ServiceClientCredentials } from "botframework-connector/lib/auth/serviceClientCredentialsFactory.js";
import restify from "restify";

/**
 * The minimal bot that turns are compared with: botbuilder and restify as in their samples, with the SDK's own validation of channel
 * tokens, and tokens for Teams from the same library that Guestlist uses.
 */
const { SANDBOX_URL: url = "", MICROSOFT_APP_ID: appId = "", MICROSOFT_APP_PASSWORD: secret = "" } = process.env;
const audience = "https://api.botframework.com";
const credential = new ClientSecretCredential(process.env["MICROSOFT_APP_TENANT_ID"] ?? "", appId, secret, {
  authorityHost: url,
  disableInstanceDiscovery: true,
});

class Credentials extends ServiceClientCredentialsFactory {
  override isValidAppId = async (id: string) => id === appId;
  override isAuthenticationDisabled = async () => false;
  override createCredentials = async (): Promise<ServiceClientCredentials> => ({
    async signRequest(request) {
      request.headers.set("authorization", `Bearer ${(await credential.getToken(`${audience}/.default`)).token}`);
      return request;
    },
  });
}

const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    MicrosoftAppId: appId,
    ValidateAuthority: "true",
    OAuthUrl: url,
    ToBotFromChannelOpenIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${url}/common/v2.0/.well-known/openid-configuration`,
    ToBotFromChannelTokenIssuer: audience,
    ToChannelFromBotOAuthScope: audience,
    ToChannelFromBotLoginUrl: `${url}/botframework.com`,
  },
  new Credentials(),
);
const adapter = new CloudAdapter(authentication);
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post("/api/messages", async ({ body, headers, method = "POST" }: restify.Request, response: restify.Response) => {
  await adapter.process({ body, headers, method }, response, (context) => bot.run(context));
});
server.listen(0, () => process.send?.({ ready: { port: server.address().port } }));
process.once("disconnect", () => process.exit(0));
