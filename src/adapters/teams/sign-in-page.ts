import { z } from "zod";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { AppToken } from "../../ports/identity.ts";
import type { SignInPage, SignInPlace, SignInResource } from "../../ports/sign-in-page.ts";
import type { TeamsEndpoints } from "./endpoints.ts";
import type { GetWithRetry } from "./get-with-retry.ts";

interface Options {
  readonly endpoints: Pick<TeamsEndpoints, "tokenServiceUrl" | "botScope">;
  readonly appId: string;
  /** Name of the bot's OAuth connection in Azure. */
  readonly connection: string;
  readonly appToken: AppToken;
  readonly get: GetWithRetry;
}

/** GetSignInResource's answer (botframework-schema: SignInUrlResponse). */
const resourceSchema = z.object({
  signInLink: z.url({ protocol: /^https?$/ }),
  tokenExchangeResource: z.object({ id: z.string(), uri: z.string(), providerId: z.string() }),
});

/** Calls the token service directly: botbuilder's client has its own retries and no time-out. */
export function createSignInPage(options: Options): SignInPage {
  const { appId, connection } = options;
  return {
    async resource(place) {
      const state = stateFor(place, appId, connection);
      return resourceFrom(await ask(options, "/api/botsignin/GetSignInResource", { state }), connection);
    },
    async token({ teamsId: userId }, code) {
      const asked = { userId, connectionName: connection, channelId: "msteams", code };
      return tokenFrom(await ask(options, "/api/usertoken/GetToken", asked), connection);
    },
  };
}

interface Answered {
  readonly status: number;
  readonly body: string;
}

async function ask({ endpoints, appToken, get }: Options, path: string, asked: Readonly<Record<string, string>>): Promise<Answered> {
  const url = new URL(path, endpoints.tokenServiceUrl);
  url.search = new URLSearchParams(asked).toString();
  const token = await appToken(`${endpoints.botScope}/.default`);
  const answered = await get(url.href, { authorization: `Bearer ${token}` }).catch(unreachable);
  if (answered.status >= 500) {
    throw new GuestlistError("teams-unavailable", `The token service answered ${answered.status}`, { status: answered.status });
  }
  return { status: answered.status, body: await answered.text() };
}

function unreachable(cause: unknown): never {
  throw isGuestlistError(cause) ? cause : new GuestlistError("teams-unavailable", "The token service could not be reached", { cause });
}

function resourceFrom({ status, body }: Answered, connection: string): SignInResource {
  const read = status === 200 ? resourceSchema.safeParse(parsed(body)) : undefined;
  if (read?.success) return { connection, link: read.data.signInLink, exchange: read.data.tokenExchangeResource };
  throw new GuestlistError("identity-misconfigured", `The token service gave no sign-in for connection ${connection}: ${status}`, {
    status,
  });
}

/** GetToken's answer (botframework-schema: TokenResponse). 404: there is no token, or the code is wrong. */
const tokenSchema = z.object({ token: z.string().min(1).max(20_000) });

function tokenFrom({ status, body }: Answered, connection: string): string | undefined {
  if (status === 404 || status === 412) return undefined;
  const read = status === 200 ? tokenSchema.safeParse(parsed(body)) : undefined;
  if (read?.success) return read.data.token;
  throw new GuestlistError("identity-misconfigured", `The token service gave no token for connection ${connection}: ${status}`, { status });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // a proxy's page: the schema refuses it
  }
}

/** The state that the token service gives back to the bot after a sign-in by button: base64 of this JSON, as the SDK builds it. */
function stateFor(place: SignInPlace, appId: string, connectionName: string): string {
  const conversation = {
    bot: { id: place.botId },
    channelId: "msteams",
    conversation: { id: place.conversation },
    serviceUrl: place.serviceUrl,
    user: { id: place.teamsId },
  };
  return Buffer.from(JSON.stringify({ connectionName, conversation, relatesTo: null, msAppId: appId })).toString("base64");
}
