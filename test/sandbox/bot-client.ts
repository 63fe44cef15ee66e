import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Json } from "./json.ts";

export interface ApiAnswer {
  readonly status: number;
  /** Parsed JSON; undefined when the body is empty. */
  readonly body: Json;
}

export interface ApiCall {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the sandbox's https APIs and trusts its certificate, independent of the process's settings. A string is sent unchanged. */
export async function callApi(sandbox: Sandbox, { method = "GET", path, body, headers = {} }: ApiCall): Promise<ApiAnswer> {
  const ca = readFileSync(sandbox.botEnvironment()["NODE_EXTRA_CA_CERTS"] ?? "");
  const isText = typeof body === "string";
  const outgoing = request(`${sandbox.apiUrl}${path}`, {
    method,
    ca,
    agent: false,
    servername: "localhost",
    headers: { "content-type": "application/json", ...headers },
  });
  outgoing.end(body === undefined || isText ? body : JSON.stringify(body));
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
  });
  const answer = await text(incoming);
  return { status: incoming.statusCode ?? 0, body: answer === "" ? undefined : JSON.parse(answer) };
}

/** Gets the bot's own token for the Bot Framework from the sandbox's Entra, as a bot does. */
export async function botToken(sandbox: Sandbox): Promise<string> {
  const { MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD, MICROSOFT_APP_TENANT_ID } = sandbox.botEnvironment();
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: MICROSOFT_APP_ID ?? "",
    client_secret: MICROSOFT_APP_PASSWORD ?? "",
    scope: "https://api.botframework.com/.default",
  });
  const { body } = await callApi(sandbox, {
    method: "POST",
    path: `/${MICROSOFT_APP_TENANT_ID}/oauth2/v2.0/token`,
    body: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  return body.access_token;
}

/** Calls the sandbox as the bot: with its token. */
export type BotClient = (method: NonNullable<ApiCall["method"]>, path: string, body?: unknown) => Promise<ApiAnswer>;

export async function botClient(sandbox: Sandbox): Promise<BotClient> {
  const headers = { authorization: `Bearer ${await botToken(sandbox)}` };
  return (method, path, body) => callApi(sandbox, { method, path, body, headers });
}
