import { html } from "hono/html";
import { GUEST_IDS } from "../directory/well-known.ts";
import type { Authority } from "./authority.ts";
import { foreignAccount } from "./refusals.ts";
import { choice, personChoices, type Page } from "./sign-in-page.ts";

/** Accounts that the browser of a person may have besides those of the tenant. */
const FOREIGN_ACCOUNTS = new Map([
  ["personal", { name: "casey@outlook.com", provider: "live.com", kind: "personal account" }],
  ["other-organization", { name: "taylor@fabrikam.com", provider: "https://sts.windows.net/fabrikam/", kind: "another organization" }],
]);

/** Everybody who may try to sign in: the people, a guest, and accounts that aren't in the tenant. */
export function accountChoices(authority: Authority): Page {
  const guest = authority.tenant.users.get(GUEST_IDS.sam);
  const foreign = [...FOREIGN_ACCOUNTS].map(([id, { name, kind }]) => choice("person", id, `${name} (${kind})`));
  return html`${personChoices(authority)}
    <details>
      <summary>Use another account</summary>
      ${guest ? choice("person", guest.id, `${guest.displayName} (guest)`) : ""}${foreign}
    </details>`;
}

/** E120: @throws EntraRefusal AADSTS50020, which is shown on the page: the program hears nothing */
export function checkAccount({ tenant }: Authority, chosen: string | null | undefined): void {
  const account = FOREIGN_ACCOUNTS.get(chosen ?? "");
  if (account) throw foreignAccount({ tenant }, account.name, account.provider);
}
