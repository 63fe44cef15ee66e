import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { accountChoices, checkAccount } from "./accounts.ts";
import type { Authority } from "./authority.ts";
import { clientOf } from "./clients.ts";
import { answerRefusal, EntraRefusal } from "./errors.ts";
import { resolveTenant } from "./resolve-tenant.ts";
import { parseScopes } from "./scopes.ts";
import { choice, errorPage, page, step, type Page } from "./sign-in-page.ts";
import { readTokenForm } from "./token-form.ts";

/**
 * The device code flow: a program gets a code, a person enters it on a page, and the program polls until then
 * (Microsoft: Device authorization grant).
 */
export function deviceCodeRoutes(app: Hono, authority: Authority): void {
  app.post("/:tenant/oauth2/v2.0/devicecode", async (c) => {
    try {
      return c.json(begin(authority, c.req.param("tenant"), await c.req.text()));
    } catch (error) {
      if (error instanceof EntraRefusal) return answerRefusal(c, error.refusal);
      throw error;
    }
  });
  app.get("/:tenant/oauth2/deviceauth", (c) => c.html(enterPage(authority)));
  app.post("/:tenant/oauth2/deviceauth", async (c) => {
    try {
      return await signIn(authority, c, new URLSearchParams(await c.req.text()));
    } catch (error) {
      if (error instanceof EntraRefusal) return c.html(errorPage(error.refusal), 400);
      throw error;
    }
  });
}

function begin(authority: Authority, segment: string, body: string) {
  const where = resolveTenant(authority, segment);
  if (where instanceof EntraRefusal) throw where;
  const form = readTokenForm(body);
  const { appId } = clientOf(authority, form.require("client_id"));
  const { tenant, apiUrl } = authority;
  const scope = form.require("scope");
  parseScopes(authority, scope);
  const { deviceCode, device } = tenant.grants.addDevice(appId, scope);
  const verification_uri = `${apiUrl()}/${tenant.id}/oauth2/deviceauth`;
  const message = `To sign in, use a web browser to open the page ${verification_uri} and enter the code ${device.userCode} to authenticate.`;
  return { user_code: device.userCode, device_code: deviceCode, verification_uri, expires_in: 900, interval: 5, message };
}

function signIn(authority: Authority, c: Context, chosen: URLSearchParams): Response | Promise<Response> {
  const { tenant } = authority;
  const device = tenant.grants.findDeviceByUserCode(chosen.get("user_code") ?? "");
  if (!device) return c.html(enterPage(authority, "That code didn’t work. Check the code and try again."), 400);
  device.isDeclined = chosen.get("answer") === "no";
  checkAccount(authority, chosen.get("person"));
  const person = tenant.users.get(chosen.get("person") ?? "");
  if (device.isDeclined) return c.html(page("You can close this window", html`<p>The program was told that you declined.</p>`));
  if (!person) return c.html(enterPage(authority, "Pick an account."), 400);
  if (tenant.control.settings.mfaRequired) tenant.grants.withSecondFactor.add(person.id);
  device.personId = person.id;
  return c.html(page("You have signed in", html`<p>You can close this window and go on in the program.</p>`));
}

function enterPage(authority: Authority, problem = ""): Page {
  const field = html`<label>Code <input name="user_code" autocomplete="off" required /></label>`;
  const buttons = html`${accountChoices(authority)}${choice("answer", "no", "I did not ask for this")}`;
  return page(
    "Enter code",
    html`<p role="alert">${problem}</p>
      ${step({}, html`${field}${buttons}`)}`,
  );
}
