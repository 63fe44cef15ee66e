/**
 * The program that tests put on the PATH as `az`: it answers `az account get-access-token` with a token that the sandbox's Entra issued to the
 * Azure CLI's client, or fails like the real one. PRETEND_AZ says how.
 */
interface Settings {
  readonly url: string;
  readonly tenant: string;
  readonly person: string;
  readonly does:
    "answers" | "signed-out" | "says nonsense" | "names no moment" | "says too much" | "speaks as an app" | "names another tenant";
  /** Seconds until its tokens end, as it says. */
  readonly lives: number;
  /** The app's own credentials, for a person who ran `az login --service-principal`. */
  readonly app: { readonly id: string; readonly secret: string };
}

const settings = JSON.parse(process.env["PRETEND_AZ"] ?? "{}") as Settings;
const expected = ["account", "get-access-token", "--resource-type", "ms-graph", "--tenant", settings.tenant, "--output", "json"];
const azureCli = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
const at = `${settings.url}/${settings.tenant}/oauth2/v2.0`;
const scope = "openid offline_access https://graph.microsoft.com/.default";

async function tokenOfPerson(): Promise<string> {
  const redirect_uri = "http://localhost:5001";
  const [code_challenge, code_challenge_method] = ["0123456789".repeat(5), "plain"];
  const asked = { client_id: azureCli, redirect_uri, scope, response_type: "code", code_challenge, code_challenge_method };
  const chosen = new URLSearchParams({ person: settings.person, mfa: "approved" });
  const page = await fetch(`${at}/authorize?${new URLSearchParams(asked)}`, { method: "POST", redirect: "manual", body: chosen });
  const code = new URL(page.headers.get("location") ?? "").searchParams.get("code") ?? "";
  return redeem({ client_id: azureCli, redirect_uri, code, grant_type: "authorization_code", code_verifier: code_challenge });
}

async function tokenOfApp(): Promise<string> {
  const { id, secret } = settings.app;
  return redeem({
    ...{ client_id: id, client_secret: secret, grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default" },
  });
}

async function redeem(form: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${at}/token`, { method: "POST", body: new URLSearchParams(form) });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function run(): Promise<number> {
  if (process.argv.slice(2).join(" ") !== expected.join(" ")) return fail("argument --resource-type: invalid choice");
  if (settings.does === "signed-out") return fail("ERROR: Please run 'az login' to setup account.");
  if (settings.does === "says too much") return print("x".repeat(2_000_000));
  if (settings.does === "says nonsense") return print("Some tokens, maybe");
  const accessToken = settings.does === "speaks as an app" ? await tokenOfApp() : await tokenOfPerson();
  const tenant = settings.does === "names another tenant" ? "99999999-7777-4888-9999-aaaaaaaaaaaa" : settings.tenant;
  const expires_on = settings.does === "names no moment" ? 1e300 : Math.floor(Date.now() / 1_000) + settings.lives;
  return print(JSON.stringify({ accessToken, expiresOn: "2030-01-01 00:00:00.000000", expires_on, tenant, tokenType: "Bearer" }));
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function fail(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}

process.exitCode = await run();
