import assert from "node:assert/strict";
import { createTenant } from "../../../sandbox/tenant/create-tenant.ts";
import { newGuest } from "../../../sandbox/directory/new-guest.ts";
import { TENANT_ID } from "../../../sandbox/directory/well-known.ts";

describe("redemptions", () => {
  const invited = () => {
    const tenant = createTenant({ seed: 1 });
    const at = tenant.clock.now();
    const guest = newGuest({ id: "ada", email: "ada@fabrikam.com", displayName: "Ada", userType: "Guest", sponsors: [], at });
    tenant.users.add(guest);
    const ticket = { ticket: "t", userId: "ada", email: "ada@fabrikam.com", inviterName: "Adele Vance", redirectUrl: "https://a.example/" };
    tenant.redemptions.add(ticket);
    return tenant;
  };
  const view = (state: string) => ({
    ...{ ticket: "t", email: "ada@fabrikam.com", tenantId: TENANT_ID, tenantName: "Contoso", inviterName: "Adele Vance" },
    ...{ redirectUrl: "https://a.example/", state, blocked: false, needsConsent: true },
  });

  it("return the data of a ticket", () => {
    const { redemptions } = invited();
    assert.deepEqual(redemptions.find("t"), view("PendingAcceptance"));
    assert.deepEqual([redemptions.find("other"), redemptions.accept("other")], [undefined, undefined]);
  });

  it("accept the guest, by directory time, with one event", () => {
    const tenant = invited();
    const heard: unknown[] = [];
    tenant.events.on("user", (change) => heard.push(change));
    tenant.clock.advance(24 * 60 * 60 * 1000);
    const before = tenant.clock.now().getTime();
    assert.deepEqual([tenant.redemptions.accept("t"), tenant.redemptions.accept("t")], [view("Accepted"), view("Accepted")]);
    const ada = tenant.users.get("ada");
    assert.equal(ada?.externalUserState, "Accepted");
    assert.ok(Math.abs(Date.parse(ada.externalUserStateChangeDateTime ?? "") - before) < 2_000);
    assert.deepEqual(ada.identities, [
      {
        signInType: "userPrincipalName",
        issuer: "contoso.onmicrosoft.com",
        issuerAssignedId: "ada_fabrikam.com#EXT#@contoso.onmicrosoft.com",
      },
      { signInType: "federated", issuer: "ExternalAzureAD", issuerAssignedId: null },
    ]);
    assert.deepEqual(heard, [{ id: "ada", what: "changed" }]);
  });

  it("answer `gone` after the guest was deleted, and change nothing", () => {
    const tenant = invited();
    tenant.users.remove("ada");
    assert.deepEqual([tenant.redemptions.find("t"), tenant.redemptions.accept("t")], [view("gone"), view("gone")]);
  });
});
