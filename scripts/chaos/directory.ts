import { readFileSync } from "node:fs";
import { request } from "node:https";
import { z } from "zod";
import type { RunningSandbox } from "./process/sandbox.ts";

const guest = z.object({ id: z.string(), mail: z.string().nullable(), externalUserState: z.string().nullable() });
const page = z.object({ value: z.array(guest), "@odata.nextLink": z.string().optional() });
const token = z.object({ access_token: z.string() });

export type Guest = z.infer<typeof guest>;

const firstPage = "/v1.0/users?$filter=userType eq 'Guest'&$select=id,mail,externalUserState&$top=999&$count=true";

/** All guests of the sandbox's directory, asked of its Graph as the app. */
export async function readGuests(sandbox: RunningSandbox): Promise<readonly Guest[]> {
  const authorization = `Bearer ${await appToken(sandbox)}`;
  const all: Guest[] = [];
  let next: string | undefined = firstPage;
  while (next !== undefined) {
    const answer = page.parse(await call(sandbox, { path: next, headers: { authorization } }));
    all.push(...answer.value);
    next = answer["@odata.nextLink"];
  }
  return all;
}

async function appToken(sandbox: RunningSandbox): Promise<string> {
  const { botEnvironment: settings } = sandbox;
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: settings["MICROSOFT_APP_ID"] ?? "",
    client_secret: settings["MICROSOFT_APP_PASSWORD"] ?? "",
    scope: "https://graph.microsoft.com/.default",
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const path = `/${settings["MICROSOFT_APP_TENANT_ID"]}/oauth2/v2.0/token`;
  return token.parse(await call(sandbox, { path, headers, body: String(form) })).access_token;
}

interface Call {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

function call({ apiUrl, botEnvironment }: RunningSandbox, { path, headers, body }: Call): Promise<unknown> {
  const ca = readFileSync(botEnvironment["NODE_EXTRA_CA_CERTS"] ?? "");
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, apiUrl), { method: body === undefined ? "GET" : "POST", headers, ca }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve(JSON.parse(text || "{}")));
    });
    asking.on("error", reject);
    asking.end(body);
  });
}
