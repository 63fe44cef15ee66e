import assert from "node:assert/strict";
import { actAs, enter, proveWho } from "../../../../src/flows/who/sign-in.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const token = `sso:${adele.id}`;

function asUser(): FakeOutside {
  return fakeOutside();
}

function asApp(): FakeOutside {
  const outside = fakeOutside();
  return { ...outside, ports: { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" } } };
}

describe("actAs, where people invite as themselves", () => {
  it("gives an actor who is the person, with a Graph token of theirs", async () => {
    assert.deepEqual(await actAs(asUser().ports, adele, token), {
      kind: "signed-in",
      actor: { kind: "person", id: adele.id, accessToken: `graph:${adele.id}` },
    });
  });

  it("tells the roles that the token tells", async () => {
    const outside = asUser();
    outside.identity.roles.set(adele.id, ["guest-inviter"]);
    const roles = ["guest-inviter"] as const;
    const actor = { kind: "person", id: adele.id, accessToken: `graph:${adele.id}`, roles } as const;
    assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "signed-in", actor, roles });
  });

  it("leaves the tenant's policy to Graph", async () => {
    const outside = asUser();
    outside.membership.policy = "none";
    assert.equal((await actAs(outside.ports, adele, token)).kind, "signed-in");
  });

  it("says that an admin must consent, and where", async () => {
    const outside = asUser();
    outside.identity.exchange = { kind: "consent-needed" };
    const refusal = { kind: "consent-needed", grantUrl: outside.strongSignIn.adminConsentUrl };
    assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "refused", refusal });
    assert.deepEqual(outside.log.codes, ["sign-in-incomplete"]);
  });

  it("says that the person must sign in more strongly, and where, with what Entra asks for", async () => {
    const outside = asUser();
    outside.identity.exchange = { kind: "strong-auth-needed", claims: "claims" };
    const refusal = { kind: "strong-auth-needed", signInUrl: `https://guestlist.example/sign-in?ticket=${adele.id}:claims` };
    assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "refused", refusal });
  });

  it("names no such place when browsers can't reach us", async () => {
    const outside = asUser();
    outside.identity.exchange = { kind: "strong-auth-needed" };
    outside.strongSignIn.isPublic = false;
    assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "refused", refusal: { kind: "strong-auth-needed" } });
  });
});

for (const [mode, start] of [
  ["people", asUser],
  ["the app", asApp],
] as const) {
  describe(`actAs, where ${mode} would be the inviter`, () => {
    it("asks for a fresh token when this one has run out", async () => {
      const outside = start();
      outside.identity.exchange = { kind: "sign-in-again" };
      outside.identity.expired = true;
      assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "sign-in-needed" });
    });

    it("refuses guests, unless the policy lets them use the bot and they may be one here", async () => {
      const outside = start();
      outside.identity.guests.add(adele.id);
      const refused = { kind: "refused", refusal: { kind: "requester-is-guest" } };
      assert.deepEqual(await actAs(outside.ports, adele, token), refused);
      outside.policy.change({ users: { guests: true, groups: [] } });
      const entry = await enter(outside.ports, adele, token);
      assert.ok(entry.kind === "signed-in" && entry.isGuest && entry.guestsToo);
      assert.deepEqual(await proveWho(outside.ports, adele, token), { kind: "proven" });
      assert.deepEqual(await enter(outside.ports, adele, token, "never"), refused);
      assert.deepEqual(await proveWho(outside.ports, adele, token, "never"), refused);
    });

    it("believes no token of somebody else", async () => {
      const outside = start();
      assert.deepEqual(await actAs(outside.ports, adele, "sso:somebody"), { kind: "refused", refusal: { kind: "sign-in-refused" } });
      assert.deepEqual(outside.log.codes, ["sign-in-refused"]);
    });

    it("lets no guest act", async () => {
      const outside = start();
      outside.identity.guests.add(adele.id);
      assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "refused", refusal: { kind: "requester-is-guest" } });
    });
  });
}

describe("actAs, where the app invites", () => {
  it("lets a guest whom the policy lets use the bot invite only if the tenant lets everyone", async () => {
    const outside = asApp();
    outside.identity.guests.add(adele.id);
    outside.policy.change({ users: { guests: true, groups: [] } });
    outside.membership.policy = "adminsGuestInvitersAndAllMembers";
    assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "refused", refusal: { kind: "invitations-not-allowed" } });
    outside.membership.policy = "everyone";
    assert.equal((await actAs(outside.ports, adele, token)).kind, "signed-in");
  });

  it("gives the app as the actor and the person as the sponsor, and asks for no Graph token", async () => {
    const outside = asApp();
    outside.identity.exchange = { kind: "consent-needed" };
    assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "signed-in", actor: { kind: "app" }, sponsor: adele.id });
  });

  it("refuses whom the tenant's policy refuses, as Graph can't any more", async () => {
    const outside = asApp();
    outside.membership.policy = "adminsAndGuestInviters";
    assert.deepEqual(await actAs(outside.ports, adele, token), { kind: "refused", refusal: { kind: "invitations-not-allowed" } });
    assert.deepEqual(outside.log.codes, ["invitations-not-allowed"]);
  });

  it("lets a guest inviter invite where roles are needed, and tells the roles", async () => {
    const outside = asApp();
    outside.membership.policy = "adminsAndGuestInviters";
    outside.membership.roles.set(adele.id, ["guest-inviter"]);
    const expected = { kind: "signed-in", actor: { kind: "app" }, sponsor: adele.id, roles: ["guest-inviter"] };
    assert.deepEqual(await actAs(outside.ports, adele, token), expected);
  });

  it("takes the token's word for the roles before it asks the directory", async () => {
    const outside = asApp();
    outside.membership.policy = "adminsAndGuestInviters";
    outside.membership.rolesHidden = true;
    outside.identity.roles.set(adele.id, ["user-administrator"]);
    assert.equal((await actAs(outside.ports, adele, token)).kind, "signed-in");
  });

  it("refuses everybody but administrators while the policy can't be read", async () => {
    const outside = asApp();
    outside.membership.policy = "not-checked";
    outside.membership.roles.set(adele.id, ["guest-inviter"]);
    assert.equal((await actAs(outside.ports, adele, token)).kind, "refused");
    outside.membership.roles.set(adele.id, ["global-administrator"]);
    assert.equal((await actAs(outside.ports, adele, token)).kind, "signed-in");
  });

  it("refuses where neither policy nor roles can be read", async () => {
    const outside = asApp();
    outside.membership.policy = "not-checked";
    outside.membership.rolesHidden = true;
    assert.equal((await actAs(outside.ports, adele, token)).kind, "refused");
  });
});
