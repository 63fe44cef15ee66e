import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { runGuestlist } from "../../src/cli/main.ts";
import { admit } from "../../src/cli/sign-in/admit.ts";
import { openCommandLine } from "../../src/command-line.ts";
import { readConfig } from "../../src/config.ts";
import { openDirectory } from "../../src/directory-door.ts";
import type { ShellActor } from "../../src/ports/identity.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { id } from "../build/ids.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

/** How a command is run; by default without a terminal. */
export interface RunOptions {
  /** The text of a file or a pipe on stdin. */
  readonly stdin?: string;
  /** What the person types at the terminal. */
  readonly typed?: string;
  /** Whether stdout and stderr are a terminal; stdin, too, unless it has a text of its own. */
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly stop?: AbortSignal;
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  /** The JSON lines of stdout. */
  readonly records: () => readonly Readonly<Record<string, unknown>>[];
}

/** A running bot in the sandbox, and the command line on its store. */
export interface BesideShell {
  readonly world: World;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `guestlist <args>` for a person of the sandbox who has signed in already, in this process. */
  run(person: string, args: readonly string[], options?: RunOptions): Promise<Ran>;
  close(): Promise<void>;
}

export async function besideShell(settings: Readonly<Record<string, string>> = {}): Promise<BesideShell> {
  const folder = await mkdtemp(join(tmpdir(), "command-line-"));
  const own = { DATABASE_URL: `sqlite:${join(folder, "guestlist.sqlite")}`, ENCRYPTION_KEY: encryptionKey, ...settings };
  const world = await startWorld(own);
  const environment = { ...world.sandbox.botEnvironment(), POLICY_FILE: "test/end-to-end/wide-pace.json", ...own };
  return {
    world,
    environment,
    run: (person, args, options) => runAs({ environment, person }, args, options),
    async close() {
      await world.close();
      await rm(folder, { recursive: true });
    },
  };
}

export interface Who {
  /** The settings of the bot in the sandbox. */
  readonly environment: Readonly<Record<string, string>>;
  readonly person: string;
}

/** Runs `guestlist <args>` for a person of the sandbox who has signed in already, in this process. */
export async function runAs({ environment, person }: Who, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { stdin, typed = "", isTerminal = false, columns = 120, stop = new AbortController().signal } = options;
  const config = readConfig(environment);
  const actor = async (signIn: string): Promise<ShellActor> =>
    signIn === "app" ? { kind: "app" } : { kind: "person", session: await sessionOf(environment, config.tenantId, person) };
  const [stdout, stderr] = [sink(isTerminal, columns), sink(isTerminal, columns)];
  const code = await runGuestlist(args, {
    environment: async () => environment,
    stdin: Object.assign(Readable.from([stdin ?? typed].filter((text) => text !== "")), { isTTY: isTerminal && stdin === undefined }),
    ...{ stdout: stdout.stream, stderr: stderr.stream, stop },
    commandLine: async ({ signIn }) => admit(await openCommandLine(config, await actor(signIn))),
    directory: async ({ signIn }) =>
      openDirectory(config, await actor(signIn), async () => {
        throw new Error("The app has no token in this test");
      }),
  });
  const text = stdout.text();
  const records = () => text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Record<string, unknown>]));
  return { stdout: text, stderr: stderr.text(), code, records };
}

function sink(isTTY: boolean, columns: number) {
  const stream = Object.assign(new PassThrough({ highWaterMark: 2 ** 24 }), { isTTY, columns });
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}

/** What a sign-in by browser gives: the sandbox's page is answered as the person. */
export async function sessionOf(
  { MICROSOFT_APP_ID: client_id = "", SANDBOX_URL = "" }: Who["environment"],
  tenantId: string,
  person: string,
) {
  const at = `${SANDBOX_URL}/${tenantId}/oauth2/v2.0`;
  const redirect_uri = "http://localhost";
  const scope = "openid profile https://graph.microsoft.com/.default";
  const [code_challenge, code_challenge_method] = ["0123456789".repeat(5), "plain"];
  const query = new URLSearchParams({ client_id, redirect_uri, scope, response_type: "code", code_challenge, code_challenge_method });
  const page = await fetch(`${at}/authorize?${query.toString()}`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ person }),
  });
  const code = new URL(page.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const body = new URLSearchParams({
    client_id,
    redirect_uri,
    code,
    scope,
    grant_type: "authorization_code",
    code_verifier: code_challenge,
  });
  const answer = (await (await fetch(`${at}/token`, { method: "POST", body })).json()) as { access_token: string; id_token: string };
  const claims = JSON.parse(Buffer.from(answer.id_token.split(".")[1] ?? "", "base64url").toString()) as Record<string, string>;
  const { name = "", preferred_username: userPrincipalName = "" } = claims;
  return { person: { id: id(person), tenantId, name, userPrincipalName }, graphToken: async () => answer.access_token };
}
