import { html } from "hono/html";
import type { StoredUser } from "../directory/tenant-user.ts";
import { ROLES } from "../directory/well-known.ts";
import type { Authority } from "./authority.ts";
import type { AuthorizeRequest } from "./authorize-request.ts";
import { needsConsentHere } from "./clients.ts";
import * as refusals from "./refusals.ts";
import { parseScopes } from "./scopes.ts";
import { choice, page, step, type Page } from "./sign-in-page.ts";

/** The permissions that people can consent to themselves; all others need an administrator. */
const HARMLESS = new Set(["User.Read", "User.ReadWrite", "User.ReadBasic.All", "Mail.Send"]);

/** Whether the app lacks a permission that it asks for, or asks for the consent page. */
export function needsConsent(
  authority: Authority,
  { client, scope, prompt }: AuthorizeRequest,
  chosen: ReadonlyMap<string, string>,
): boolean {
  if (!needsConsentHere(authority, client)) return false;
  if (prompt === "consent" && chosen.get("consent") !== "yes") return true;
  const { permissions } = parseScopes(authority, scope);
  const { tenant } = authority;
  const { granted } = tenant.app;
  return !tenant.control.settings.consented || permissions.some((each) => each !== ".default" && !granted.delegated.has(each));
}

/** E104: The consent page; undefined once a person with the right to consent has agreed. @throws EntraRefusal AADSTS65004 after a no */
export function answerConsent(
  authority: Authority,
  request: AuthorizeRequest,
  person: StoredUser,
  chosen: ReadonlyMap<string, string>,
): Page | undefined {
  const { tenant } = authority;
  const wanted = parseScopes(authority, request.scope).permissions.filter((each) => each !== ".default");
  if (chosen.get("consent") === "no") throw refusals.consentDeclined();
  const isAdmin = isAdministrator(person);
  const needsAdmin = !isAdmin && (!tenant.control.settings.consented || wanted.some((each) => !HARMLESS.has(each)));
  if (needsAdmin) return needAdminPage(person, tenant.app.displayName);
  if (chosen.get("consent") !== "yes") return consentPage(person, tenant.app.displayName, wanted);
  for (const permission of wanted) tenant.app.granted.delegated.add(permission);
  tenant.control.patch({ consented: true });
  return undefined;
}

export function isAdministrator({ roles }: StoredUser): boolean {
  return roles.includes(ROLES.globalAdministrator);
}

function consentPage({ id }: StoredUser, appName: string, wanted: readonly string[]): Page {
  const list = wanted.map((each) => html`<li>${each}</li>`);
  const buttons = html`${choice("consent", "yes", "Accept")}${choice("consent", "no", "Cancel")}`;
  return page(
    "Permissions requested",
    step(
      { person: id },
      html`<p>${appName} would like to:</p>
        <ul>
          ${list}
        </ul>
        ${buttons}`,
    ),
  );
}

/** Microsoft's AADSTS90094. */
function needAdminPage({ id }: StoredUser, appName: string): Page {
  const text = html`<p>AADSTS90094: ${appName} needs permission to access resources in your organization that only an admin can grant.</p>`;
  return page(
    "Need admin approval",
    step({ person: id }, html`${text}${choice("consent", "no", "Return to the application without granting consent")}`),
  );
}
