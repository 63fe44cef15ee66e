import assert from "node:assert/strict";
import { adminConsentUrl } from "../../../../src/adapters/entra/admin-consent-url.ts";
import { appId, tenantId } from "./entra-under-test.ts";
import { shellEntraUnderTest } from "./shell/shell-entra-under-test.ts";

describe("adminConsentUrl", () => {
  const { app } = shellEntraUnderTest().entra;

  it("is the older page where there is no address to come back to, and else the page that comes back", () => {
    assert.equal(adminConsentUrl(app, undefined), `https://login.example/${tenantId}/adminconsent?client_id=${appId}`);
    const back = new URL(adminConsentUrl(app, "https://guestlist.example"));
    assert.equal(back.pathname, `/${tenantId}/v2.0/adminconsent`);
    assert.equal(back.searchParams.get("redirect_uri"), "https://guestlist.example/sign-in/consented");
  });
});
