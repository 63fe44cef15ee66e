import assert from "node:assert/strict";
import { createTenant } from "../../../sandbox/tenant/create-tenant.ts";
import { redeem, redeemDirectly, type RedeemOutcome } from "../../../sandbox/partner/redeem.ts";
import type { Tenant } from "../../../sandbox/tenant/tenant.ts";
import { GUEST_IDS } from "../../../sandbox/directory/well-known.ts";

const EMAIL = "nora.berg@woodgrovebank.com";
const HALF_AN_HOUR = 30 * 60 * 1000;

const codeOf = (outcome: RedeemOutcome) => (outcome.kind === "refused" ? outcome.code : outcome.redemption.state);

describe("redeem", () => {
  let tenant: Tenant;
  const issuers = () => tenant.users.get(GUEST_IDS.nora)?.identities.map(({ issuer }) => issuer);
  const send = (more: Omit<Parameters<typeof redeem>[1], "ticket"> = {}) => redeem(tenant, { ticket: "t", ...more });
  const passcode = () => /\d{8}/.exec(tenant.mailbox.list()[0]?.body.content ?? "")?.[0] ?? "";
  beforeEach(() => {
    tenant = createTenant({ seed: 1 });
    tenant.redemptions.add({ ticket: "t", userId: GUEST_IDS.nora, email: EMAIL, inviterName: "Adele", redirectUrl: "https://a.example/" });
  });

  it("G132: consent changes the state and adds the partner's identity, for any provider", () => {
    assert.deepEqual(
      [codeOf(send({ account: EMAIL.toUpperCase(), by: "google" })), issuers()],
      ["Accepted", ["contoso.onmicrosoft.com", "google.com"]],
    );
  });

  it("G132: declining changes nothing, and the link still works", () => {
    assert.equal(codeOf(send({ action: "decline" })), "PendingAcceptance");
    assert.equal(codeOf(send()), "Accepted");
  });

  it("G184: the name of the home directory replaces the one of the invitation", () => {
    const nameOf = () => tenant.users.get(GUEST_IDS.nora)?.displayName;
    tenant.users.update(GUEST_IDS.nora, { displayName: "Our friend Nora" });
    send({ action: "decline" });
    assert.equal(nameOf(), "Our friend Nora");
    send({ homeName: "Berg, Nora (External)" });
    assert.equal(nameOf(), "Berg, Nora (External)");
  });

  for (const [by, name] of [
    ["entra", "Nora Berg"],
    ["google", "Nora Berg"],
    ["passcode", "Our friend Nora"],
  ] as const) {
    it(`G184: without a name the address gives one, but not for somebody without a home directory: ${by}`, () => {
      tenant.users.update(GUEST_IDS.nora, { displayName: "Our friend Nora" });
      if (by === "passcode") send({ action: "send-passcode" });
      send({ by, ...(by === "passcode" ? { passcode: passcode() } : {}) });
      assert.deepEqual(
        [tenant.users.get(GUEST_IDS.nora)?.displayName, tenant.users.get(GUEST_IDS.nora)?.externalUserState],
        [name, "Accepted"],
      );
    });
  }

  it("G133: the wrong account is refused", () => {
    assert.equal(codeOf(send({ account: "somebody@fabrikam.com" })), "wrong-account");
    assert.equal(tenant.users.get(GUEST_IDS.nora)?.externalUserState, "PendingAcceptance");
  });

  it("G134: a passcode of 8 digits comes by mail, in the guest's language, and works once", () => {
    tenant.users.update(GUEST_IDS.nora, { preferredLanguage: "de-DE" });
    assert.equal(codeOf(send({ by: "passcode" })), "passcode-needed");
    send({ action: "send-passcode" });
    const [mail] = tenant.mailbox.list();
    assert.deepEqual([mail?.kind, mail?.to, mail?.subject], ["passcode", EMAIL, "Ihr Prüfcode für das Konto bei Contoso"]);
    assert.equal(codeOf(send({ by: "passcode", passcode: "1" })), "wrong-passcode");
    assert.deepEqual([codeOf(send({ by: "passcode", passcode: passcode() })), issuers()?.at(-1)], ["Accepted", "mail"]);
    assert.equal(codeOf(send({ by: "passcode", passcode: passcode() })), "wrong-passcode");
  });

  it("G134: a passcode lives 30 minutes of directory time", () => {
    send({ action: "send-passcode" });
    tenant.clock.advance(HALF_AN_HOUR + 1_000);
    assert.equal(codeOf(send({ by: "passcode", passcode: passcode() })), "wrong-passcode");
  });

  it("G135: a domain that was blocked since stops pending guests, but not those who redeemed", () => {
    tenant.control.patch({ blockedDomains: ["WoodgroveBank.com"] });
    assert.equal(codeOf(send()), "domain-blocked");
    tenant.control.patch({ blockedDomains: [], allowedDomains: ["fabrikam.com"] });
    assert.equal(codeOf(send()), "domain-blocked");
    tenant.control.patch({ allowedDomains: [] });
    assert.equal(codeOf(send()), "Accepted");
    tenant.control.patch({ blockedDomains: ["woodgrovebank.com"] });
    assert.equal(codeOf(send()), "Accepted");
  });

  it("a deleted guest is `gone` for every step", () => {
    tenant.users.remove(GUEST_IDS.nora);
    for (const action of ["accept", "decline", "block", "send-passcode"] as const) assert.equal(codeOf(send({ action })), "gone");
    assert.deepEqual(tenant.mailbox.list(), []);
  });

  it("G136: future invitations are blocked per address, and can be unblocked", () => {
    const blocked = (outcome: RedeemOutcome) => outcome.kind === "ok" && outcome.redemption.blocked;
    assert.deepEqual([blocked(send({ action: "block" })), tenant.redemptions.isBlocked(EMAIL.toUpperCase())], [true, true]);
    assert.equal(blocked(send({ action: "unblock" })), false);
  });

  it("G137: automatic redemption asks for no consent", () => {
    tenant.control.patch({ automaticRedemption: true });
    assert.equal(tenant.redemptions.find("t")?.needsConsent, false);
  });

  it("refuses unknown tickets", () => assert.equal(codeOf(redeem(tenant, { ticket: "other" })), "unknown-ticket"));
});

describe("redeemDirectly", () => {
  it("G138: a tenant link redeems without the mail, only for the invited address", () => {
    const tenant = createTenant({ seed: 1 });
    assert.equal(codeOf(redeemDirectly(tenant, EMAIL)), "unknown-guest");
    tenant.redemptions.add({ ticket: "t", userId: GUEST_IDS.nora, email: EMAIL, inviterName: "Adele", redirectUrl: "https://a.example/" });
    tenant.users.update(GUEST_IDS.nora, { otherMails: [EMAIL, "nora@home.example"] });
    assert.equal(codeOf(redeemDirectly(tenant, "nora@home.example")), "unknown-guest");
    const outcome = redeemDirectly(tenant, EMAIL);
    assert.equal(codeOf(outcome), "Accepted");
    assert.equal(outcome.kind === "ok" && outcome.redemption.redirectUrl, `https://teams.microsoft.com/?tenantId=${tenant.id}`);
    tenant.control.patch({ blockedDomains: ["woodgrovebank.com"] });
    tenant.users.update(GUEST_IDS.nora, { externalUserState: "PendingAcceptance" });
    assert.equal(codeOf(redeemDirectly(tenant, EMAIL)), "domain-blocked");
  });
});
