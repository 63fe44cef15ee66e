import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { SigningKeys } from "../../sandbox/entra/keys.ts";
import { issueDelegatedGraphToken } from "../../sandbox/entra/tokens.ts";
import { GRAPH_AUDIENCE, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { localEnvironment, networkNames } from "../../scripts/process/local-environment.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import type { Program } from "./run-program.ts";
import { runProgram } from "./run-program.ts";

const others = join(projectRoot, "test/others");
const m365Script = "node_modules/@pnp/cli-microsoft365/dist/index.js";

/** Where the programs run: a sandbox in the place of Microsoft's hosts, and a folder for what they store. */
export interface Place {
  readonly sandbox: Sandbox;
  readonly folder: string;
}

/** An empty Node, with which the others are compared. */
export const emptyNode: Program = { args: ["--eval", "0"], environment: localEnvironment() };

/** `guestlist <args>` in the sandbox. Without a bot and a database. */
export function guestlist({ sandbox, folder }: Place, args: readonly string[]): Program {
  const path = [join(folder, "bin"), process.env["PATH"] ?? ""].join(delimiter);
  const environment = { ...localEnvironment(), ...sandbox.botEnvironment(), DATABASE_URL: `sqlite:${join(folder, "none.sqlite")}` };
  return { args: [join(projectRoot, "scripts/guestlist.js"), ...args], environment: { ...environment, PATH: path } };
}

/** The same for a program that asks nobody: Node's support for proxies takes about as long to load as an empty Node. */
export function withoutNetwork({ environment, ...program }: Program): Program {
  const network = networkNames(environment);
  return { ...program, environment: Object.fromEntries(Object.entries(environment).filter(([name]) => !network.includes(name))) };
}

/** Puts an `az` in the path that has a person's token ready: what the Azure CLI itself takes isn't Guestlist's. */
export async function pretendAzureCli({ sandbox, folder }: Place, keys: SigningKeys): Promise<void> {
  const { tenant } = sandbox;
  const admin = tenant.users.get(PERSON_IDS.admin);
  if (!admin) throw new Error("The sandbox has no admin");
  const authority = { tenant, keys, apiUrl: () => (sandbox.proxyUrl === undefined ? sandbox.apiUrl : "https://login.microsoftonline.com") };
  const { token, expiresIn } = await issueDelegatedGraphToken(authority, admin, GRAPH_AUDIENCE, ["User.Read.All", "User.Invite.All"]);
  const answer = { accessToken: token, expires_on: Math.floor(Date.now() / 1_000) + expiresIn, tenant: tenant.id };
  mkdirSync(join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "az.json"), JSON.stringify(answer), { mode: 0o600 });
  writeFileSync(join(folder, "bin/az"), `#!/bin/sh\ncat '${join(folder, "az.json")}'\n`);
  chmodSync(join(folder, "bin/az"), 0o700);
}

/** Whether `npm run test:others` has installed CLI for Microsoft 365. */
export const hasM365 = () => existsSync(join(others, m365Script));

/** `m365 <args>`, with an empty home. */
export function m365({ sandbox, folder }: Place, args: readonly string[]): Program {
  const { HTTPS_PROXY, NODE_USE_ENV_PROXY, NODE_EXTRA_CA_CERTS } = sandbox.botEnvironment();
  const home = { HOME: folder, USERPROFILE: folder, NO_COLOR: "1" };
  const environment = { ...localEnvironment(), ...home, HTTPS_PROXY, NODE_USE_ENV_PROXY, NODE_EXTRA_CA_CERTS };
  return { args: [m365Script, ...args], environment, folder: others };
}

/** Signs CLI for Microsoft 365 in as the app; afterwards it has a token in its home. */
export async function signInM365(place: Place): Promise<void> {
  const { app, id } = place.sandbox.tenant;
  await runProgram(m365(place, ["cli", "config", "set", "--key", "disableTelemetry", "--value", "true"]), place.folder);
  const secret = ["login", "--authType", "secret", "--appId", app.appId, "--tenant", id, "--secret", app.secret];
  await runProgram(m365(place, secret), place.folder);
}
