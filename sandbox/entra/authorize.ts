import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { StoredUser } from "../directory/tenant-user.ts";
import { accountChoices, checkAccount } from "./accounts.ts";
import type { Authority } from "./authority.ts";
import { modeOf, readAuthorizeRequest, readRedirect, type AuthorizeRequest } from "./authorize-request.ts";
import { answerConsent, needsConsent } from "./consent.ts";
import { describeRefusal, EntraRefusal } from "./errors.ts";
import { checkAccess } from "./check-access.ts";
import * as refusals from "./refusals.ts";
import { resolveTenant } from "./resolve-tenant.ts";
import { choice, errorPage, page, postBack, step } from "./sign-in-page.ts";

const PATH = "/:tenant/oauth2/v2.0/authorize";

/** GET and POST `/{tenant}/oauth2/v2.0/authorize`: a page on which a person signs in, then the code at the redirect address (Microsoft: Authorization code flow). */
export function authorizeRoutes(app: Hono, authority: Authority): void {
  app.get(PATH, async (c) => answer(authority, c, new Map()));
  app.post(PATH, async (c) => answer(authority, c, new Map(new URLSearchParams(await c.req.text()))));
}

type Chosen = ReadonlyMap<string, string>;

async function answer(authority: Authority, c: Context, chosen: Chosen): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  try {
    const where = resolveTenant(authority, c.req.param("tenant") ?? "");
    // E102
    if (where instanceof EntraRefusal) throw where;
    const redirectUri = readRedirect(authority, query);
    checkAccount(authority, chosen.get("person"));
    return await answerProgram(authority, c, query, { redirectUri, chosen });
  } catch (error) {
    if (error instanceof EntraRefusal) return c.html(errorPage(error.refusal), 400);
    throw error;
  }
}

/** From here on refusals are sent to the program. */
async function answerProgram(
  authority: Authority,
  c: Context,
  query: URLSearchParams,
  { redirectUri, chosen }: { redirectUri: string; chosen: Chosen },
) {
  try {
    return await nextStep(authority, c, readAuthorizeRequest(authority, query), chosen);
  } catch (error) {
    if (!(error instanceof EntraRefusal)) throw error;
    const { error: name, error_description, suberror } = describeRefusal(c, error.refusal);
    const state = query.get("state");
    const fields = {
      error: name,
      error_description,
      ...(suberror === undefined ? {} : { error_subcode: suberror }),
      ...(state === null ? {} : { state }),
    };
    return redirectBack(c, { redirectUri, mode: modeOf(query) }, fields);
  }
}

/** Asks for the person, the second factor and consent, in this order; then issues the code. */
function nextStep(authority: Authority, c: Context, request: AuthorizeRequest, chosen: Chosen): Response | Promise<Response> {
  const { tenant } = authority;
  const { settings } = tenant.control;
  const person = tenant.users.get(chosen.get("person") ?? "");
  if (!person && request.prompt === "none") throw refusals.loginRequired();
  if (!person) return c.html(page("Pick an account", step({}, accountChoices(authority))));
  checkAccess({ tenant }, person);
  if (chosen.get("mfa") === "approved") tenant.grants.withSecondFactor.add(person.id);
  // E103
  if (settings.mfaRequired && !tenant.grants.withSecondFactor.has(person.id)) return c.html(secondFactor(person, settings.mfaEnrolled));
  const consent = needsConsent(authority, request, chosen) ? answerConsent(authority, request, person, chosen) : undefined;
  if (consent) return c.html(consent);
  const { client, scope, redirectUri, challenge, nonce, state } = request;
  const code = tenant.grants.addCode({ clientId: client.appId, personId: person.id, scope, redirectUri, challenge, nonce });
  return redirectBack(c, request, { code, ...(state === null ? {} : { state }), session_state: crypto.randomUUID() });
}

function secondFactor({ id }: StoredUser, isEnrolled: boolean) {
  const [title, label] = isEnrolled
    ? ["Approve sign in request", "I approved it on my phone"]
    : ["More information required", "Register a second factor"];
  return page(
    title,
    step(
      { person: id },
      html`<p>Your organization needs more than a password.</p>
        ${choice("mfa", "approved", label)}`,
    ),
  );
}

/** Returns to the program, by its `response_mode`. */
export function redirectBack(
  c: Context,
  { redirectUri, mode }: Pick<AuthorizeRequest, "redirectUri" | "mode">,
  fields: Readonly<Record<string, string>>,
): Response | Promise<Response> {
  if (mode === "form_post") return c.html(postBack(redirectUri, fields));
  const target = new URL(redirectUri);
  if (mode === "fragment") target.hash = new URLSearchParams(fields).toString();
  else for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value);
  return c.redirect(target.href, 302);
}
