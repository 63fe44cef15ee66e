import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { grantDefaults } from "../tenant/app-registration.ts";
import type { Authority } from "./authority.ts";
import { readRedirect } from "./authorize-request.ts";
import { redirectBack } from "./authorize.ts";
import { isAdministrator } from "./consent.ts";
import { describeRefusal, EntraRefusal } from "./errors.ts";
import * as refusals from "./refusals.ts";
import { resolveTenant } from "./resolve-tenant.ts";
import { parseScopes } from "./scopes.ts";
import { choice, errorPage, page, personChoices, step } from "./sign-in-page.ts";

const PATHS = ["/:tenant/adminconsent", "/:tenant/v2.0/adminconsent"];

/**
 * The admin consent pages, v1 and v2: an administrator grants the permissions of the app's registration and, with v2, those in `scope`
 * (Microsoft: Admin consent).
 */
export function adminConsentRoutes(app: Hono, authority: Authority): void {
  for (const path of PATHS) {
    app.get(path, async (c) => answer(authority, c, new URLSearchParams()));
    app.post(path, async (c) => answer(authority, c, new URLSearchParams(await c.req.text())));
  }
}

async function answer(authority: Authority, c: Context, chosen: URLSearchParams): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  try {
    const where = resolveTenant(authority, c.req.param("tenant") ?? "");
    if (where instanceof EntraRefusal) throw where;
    const redirectUri = redirectUriOf(authority, c.req.path, query);
    return await nextStep(authority, c, { redirectUri, query, chosen });
  } catch (error) {
    if (error instanceof EntraRefusal) return c.html(errorPage(error.refusal), 400);
    throw error;
  }
}

/**
 * E113: The redirect address. The v1 page works without one and uses the app's first address (Microsoft: Grant tenant-wide admin consent).
 * @throws EntraRefusal
 */
function redirectUriOf(authority: Authority, path: string, query: URLSearchParams): string {
  const [first] = authority.tenant.app.redirectUris;
  if (first !== undefined && !path.includes("/v2.0/") && !query.has("redirect_uri")) {
    return readRedirect(authority, new URLSearchParams({ client_id: query.get("client_id") ?? "", redirect_uri: first }));
  }
  return readRedirect(authority, query);
}

interface Request {
  readonly redirectUri: string;
  readonly query: URLSearchParams;
  readonly chosen: URLSearchParams;
}

function nextStep(authority: Authority, c: Context, { redirectUri, query, chosen }: Request): Response | Promise<Response> {
  const { tenant } = authority;
  const state = query.get("state");
  const back = (fields: Readonly<Record<string, string>>) =>
    redirectBack(c, { redirectUri, mode: "query" }, { ...fields, ...(state === null ? {} : { state }) });
  const person = tenant.users.get(chosen.get("person") ?? "");
  if (!person) return c.html(page("Pick an account", step({}, personChoices(authority))));
  // E108
  if (!isAdministrator(person)) throw refusals.needsAdministrator();
  if (chosen.get("consent") === "no") {
    const { error, error_description } = describeRefusal(c, refusals.consentDeclined().refusal);
    return back({ error, error_description });
  }
  const scope = query.get("scope");
  if (chosen.get("consent") !== "yes") return c.html(askPage(person.id, tenant.app.displayName));
  grantAll(authority, scope);
  return back({ admin_consent: "True", tenant: tenant.id, ...(scope === null ? {} : { scope }) });
}

function grantAll(authority: Authority, scope: string | null): void {
  const { app, control } = authority.tenant;
  grantDefaults(app);
  const named = scope === null ? [] : parseScopes(authority, scope).permissions;
  for (const permission of named.filter((each) => each !== ".default")) app.granted.delegated.add(permission);
  control.patch({ consented: true });
}

function askPage(person: string, appName: string) {
  const buttons = html`${choice("consent", "yes", "Accept")}${choice("consent", "no", "Cancel")}`;
  return page(
    "Permissions requested",
    step(
      { person },
      html`<p>${appName} would like permissions for your whole organization.</p>
        ${buttons}`,
    ),
  );
}
