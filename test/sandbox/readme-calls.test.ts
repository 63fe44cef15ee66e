import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFiles } from "../repository/project-files.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { createApi } from "../../sandbox/create-api.ts";
import { createTenant } from "../../sandbox/tenant/create-tenant.ts";
import { createSigningKeys } from "../../sandbox/entra/keys.ts";
import { StoredTokens } from "../../sandbox/teams/sign-in/stored-tokens.ts";
import { createTeamsTenant } from "../../sandbox/teams/chats/teams-tenant.ts";
import { teamsPeople } from "../../sandbox/teams/chats/teams-people.ts";

/** Every call of the APIs, in the notation of sandbox/README.md; Graph's without the version, unless only beta has it. */
async function calls(): Promise<readonly string[]> {
  const tenant = createTenant();
  const keys = await createSigningKeys();
  const teams = createTeamsTenant({
    ...{ tenantId: tenant.id, appId: tenant.app.appId, botName: "Bot", people: teamsPeople(tenant) },
    switches: () => tenant.control.settings,
  });
  const authority = { tenant, keys, apiUrl: () => "https://localhost" };
  const api = createApi({ authority, teams, channelKeys: keys, tokens: new StoredTokens(), pageUrl: () => "http://localhost" });
  // A key in parentheses, `/users('…')`, is another spelling of the same call.
  const routes = api.routes.filter(({ method, path }) => method !== "ALL" && !path.includes("\\("));
  const all = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{.*?\})?/g, "{$1}")}`);
  const inBoth = new Set(all.filter((call) => call.includes(" /v1.0/")).map((call) => call.replace("/v1.0/", "/beta/")));
  return [...new Set(all.filter((call) => !inBoth.has(call)).map((call) => call.replace("/v1.0/", "/")))];
}

describe("the calls in sandbox/README.md", () => {
  it("are the calls that the sandbox answers", async () => {
    const readme = await readFile(join(projectRoot, "sandbox/README.md"), "utf8");
    const [, section = ""] = readme.split("\n## What is there, and what is not\n");
    const documented = [...(section.split("\n## ")[0] ?? "").matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`]*)`/g)].map(
      ([, call = ""]) => call,
    );
    assert.deepEqual(documented.toSorted(), (await calls()).toSorted());
  });

  it("include the whole control API", async () => {
    const sources = projectFiles(["sandbox/web"], [".ts"]).map((path) => readFile(join(projectRoot, path), "utf8"));
    const code = (await Promise.all(sources)).join("");
    const routes = [...code.matchAll(/\bapi\.(\w+)\("(\/_sandbox\/\w+)"/g)].map(
      ([, method = "", path = ""]) => `${method.toUpperCase()} ${path}`,
    );
    const readme = await readFile(join(projectRoot, "sandbox/README.md"), "utf8");
    const documented = [...readme.matchAll(/^\| `(\w+ \/_sandbox\/\w+)/gm)].map(([, call = ""]) => call);
    assert.deepEqual(documented.toSorted(), routes.toSorted());
  });
});
