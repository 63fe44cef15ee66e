import { z } from "zod";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { SignInPage, SignInPlace, SignInResource } from "../../ports/sign-in-page.ts";
import type { AppToken } from "./credentials.ts";
import type { TeamsEndpoints } from "./endpoints.ts";
import type { GetByPolicy } from "./fetch-by-policy.ts";

interface Options {
  readonly endpoints: Pick<TeamsEndpoints, "tokenServiceUrl" | "botScope">;
  readonly appId: string;
  /** Name of the bot's OAuth connection in Azure. */
  readonly connection: string;
  readonly appToken: AppToken;
  readonly get: GetByPolicy;
}

/** GetSignInResource's answer (botframework-schema: SignInUrlResponse). */
const answer = z.object({
  signInLink: z.url({ protocol: /^https?$/ }),
  tokenExchangeResource: z.object({ id: z.string(), uri: z.string(), providerId: z.string() }),
});

/** The token service's `GetSignInResource`, called by ourselves: botbuilder's client has retries of its own and no time-out. */
export function createSignInPage(options: Options): SignInPage {
  return { resource: (place) => ask(options, place) };
}

async function ask({ endpoints, appId, connection, appToken, get }: Options, place: SignInPlace): Promise<SignInResource> {
  const url = new URL("/api/botsignin/GetSignInResource", endpoints.tokenServiceUrl);
  url.searchParams.set("state", stateFor(place, appId, connection));
  const token = await appToken(`${endpoints.botScope}/.default`);
  const answered = await get(url.href, { authorization: `Bearer ${token}` }).catch(unreachable);
  return resourceFrom({ status: answered.status, body: await answered.text() }, connection);
}

function unreachable(cause: unknown): never {
  throw isGuestlistError(cause) ? cause : new GuestlistError("teams-unavailable", "The token service could not be reached", { cause });
}

function resourceFrom({ status, body }: { status: number; body: string }, connection: string): SignInResource {
  if (status >= 500) throw new GuestlistError("teams-unavailable", `The token service answered ${status}`, { status });
  const read = status === 200 ? answer.safeParse(parsed(body)) : undefined;
  if (read?.success) return { connection, link: read.data.signInLink, exchange: read.data.tokenExchangeResource };
  throw new GuestlistError("identity-misconfigured", `The token service gave no sign-in for connection ${connection}: ${status}`, {
    status,
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // a proxy's page: the schema refuses it
  }
}

/** What the token service gives back to the bot after a sign-in by button: base64 of this JSON, as the SDK builds it. */
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
