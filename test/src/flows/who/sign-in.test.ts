import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { proveWho, signIn } from "../../../../src/flows/who/sign-in.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { signInDenials } from "../../../../src/domain/sign-in-denial.ts";
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

describe("signIn, where people invite as themselves", () => {
  it("gives an actor who is the person, with a Graph token of theirs", async () => {
    assert.deepEqual(await signIn(asUser().ports, adele, token), {
      kind: "signed-in",
      actor: { kind: "person", id: adele.id, accessToken: `graph:${adele.id}` },
    });
  });

  it("returns the roles of the token", async () => {
    const outside = asUser();
    outside.identity.roles.set(adele.id, ["guest-inviter"]);
    const roles = ["guest-inviter"] as const;
    const actor = { kind: "person", id: adele.id, accessToken: `graph:${adele.id}`, roles } as const;
    assert.deepEqual(await signIn(outside.ports, adele, token), { kind: "signed-in", actor, roles });
  });

  it("says that an admin must consent, and where", async () => {
    const outside = asUser();
    outside.identity.exchange = { kind: "consent-needed" };
    const refusal = { kind: "consent-needed", grantUrl: outside.strongSignIn.adminConsentUrl };
    assert.deepEqual(await signIn(outside.ports, adele, token), { kind: "refused", refusal });
    assert.deepEqual(outside.log.codes, ["sign-in-incomplete"]);
  });

  it("says that the person must sign in more strongly, and where, with what Entra asks for", async () => {
    const outside = asUser();
    outside.identity.exchange = { kind: "strong-auth-needed", claims: "claims" };
    const refusal = { kind: "strong-auth-needed", signInUrl: `https://guestlist.example/sign-in?ticket=${adele.id}:claims` };
    assert.deepEqual(await signIn(outside.ports, adele, token), { kind: "refused", refusal });
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "sign-in-incomplete", person: adele.id, why: "strong-auth-needed" }]);
  });

  it("names no such place when browsers can't reach us", async () => {
    const outside = asUser();
    outside.identity.exchange = { kind: "strong-auth-needed" };
    outside.strongSignIn.isPublic = false;
    assert.deepEqual(await signIn(outside.ports, adele, token), { kind: "refused", refusal: { kind: "strong-auth-needed" } });
  });
});

for (const [mode, start] of [
  ["people", asUser],
  ["the app", asApp],
] as const) {
  describe(`signIn, where ${mode} would be the inviter`, () => {
    it("asks for a fresh token when this one has run out", async () => {
      const outside = start();
      outside.identity.exchange = { kind: "sign-in-again" };
      outside.identity.expired = true;
      assert.deepEqual(await signIn(outside.ports, adele, token), { kind: "sign-in-needed" });
    });

    it("refuses guests, unless the policy lets them use the bot and they may be one here", async () => {
      const outside = start();
      outside.identity.guests.add(adele.id);
      const refused = { kind: "refused", refusal: { kind: "requester-is-guest" } };
      assert.deepEqual(await signIn(outside.ports, adele, token), refused);
      outside.policy.change({ users: { guests: true, groups: [] } });
      const entry = await signIn(outside.ports, adele, token);
      assert.ok(entry.kind === "signed-in" && entry.isGuest);
      assert.deepEqual(await proveWho(outside.ports, adele, token), { kind: "proven" });
      assert.deepEqual(await signIn(outside.ports, adele, token, "never"), refused);
      assert.deepEqual(await proveWho(outside.ports, adele, token, "never"), refused);
    });

    it("says that Microsoft is busy when Entra doesn't answer", async () => {
      const outside = start();
      const down = async () => Promise.reject(new GuestlistError("identity-unavailable", "down", { retryAfter: 120 }));
      Object.assign(outside.identity, { prove: down, signIn: down });
      const refused = { kind: "refused", refusal: { kind: "busy", until: outside.clock.later(120_000) } };
      assert.deepEqual(await signIn(outside.ports, adele, token), refused);
      assert.deepEqual(await proveWho(outside.ports, adele, token), refused);
      assert.deepEqual(outside.log.codes, ["microsoft-busy", "microsoft-busy"]);
    });

    it("refuses another person's token", async () => {
      const outside = start();
      assert.deepEqual(await signIn(outside.ports, adele, "sso:somebody"), { kind: "refused", refusal: { kind: "sign-in-refused" } });
      assert.deepEqual(outside.log.codes, ["sign-in-refused"]);
    });

    it("lets no guest act", async () => {
      const outside = start();
      outside.identity.guests.add(adele.id);
      assert.deepEqual(await signIn(outside.ports, adele, token), { kind: "refused", refusal: { kind: "requester-is-guest" } });
    });
  });
}

describe("signIn, where Entra doesn't let the person in", () => {
  for (const why of signInDenials) {
    it(`says why, and logs the number for the administrator: ${why}`, async () => {
      const outside = fakeOutside();
      outside.identity.exchange = { kind: "denied", why, number: "AADSTS50105", remoteId: "c-1" };
      const refusal = { kind: "sign-in-denied", why, number: "AADSTS50105" };
      assert.deepEqual(await signIn(outside.ports, adele, token), { kind: "refused", refusal });
      const line = { level: "warn", code: "sign-in-denied", person: adele.id, why, entra: "AADSTS50105", remoteId: "c-1" };
      assert.deepEqual(outside.log.lines, [line]);
    });
  }
});

describe("signIn, where the app invites", () => {
  it("gives the app as the actor, and asks for no Graph token", async () => {
    const outside = asApp();
    outside.identity.exchange = { kind: "consent-needed" };
    assert.deepEqual(await signIn(outside.ports, adele, token), { kind: "signed-in", actor: { kind: "app" } });
  });

  it("returns the roles of the token", async () => {
    const outside = asApp();
    outside.identity.roles.set(adele.id, ["guest-inviter"]);
    const expected = { kind: "signed-in", actor: { kind: "app" }, roles: ["guest-inviter"] };
    assert.deepEqual(await signIn(outside.ports, adele, token), expected);
  });
});
