import assert from "node:assert/strict";
import { signInToChange } from "../../../../src/flows/who/sign-in-to-change.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();

function world() {
  const outside = fakeOutside();
  const token = outside.identity.tokenFor(adele.id);
  return { ...outside, enter: (ssoToken: string | undefined = token) => signInToChange(outside.ports, adele, ssoToken, "team-members") };
}

describe("signInToChange", () => {
  it("gives an actor with the token of exactly that scope", async () => {
    const { enter } = world();
    const actor = { kind: "person", id: adele.id, accessToken: `graph-team-members:${adele.id}` };
    assert.deepEqual(await enter(), { first: actor });
  });

  it("gives why Graph can't be asked as the person", async () => {
    const { enter, identity } = world();
    identity.mayChangeTeams = false;
    assert.deepEqual(await enter(), { first: { kind: "consent-needed" } });
    identity.exchange = { kind: "strong-auth-needed", claims: "{}" };
    assert.deepEqual(await enter(), { first: identity.exchange });
  });

  it("stores whether anybody has consented to changing teams, and nothing else", async () => {
    const { enter, identity, ports, clock } = world();
    identity.mayChangeTeams = false;
    await enter("forged");
    assert.equal(await ports.teamConsent.missingSince(), undefined);
    await enter();
    assert.equal(await ports.teamConsent.missingSince(), clock.now());
    await signInToChange(ports, adele, identity.tokenFor(adele.id), "all-granted");
    assert.equal(await ports.teamConsent.missingSince(), clock.now());
    identity.mayChangeTeams = true;
    await enter();
    assert.equal(await ports.teamConsent.missingSince(), undefined);
  });

  it("lets nobody in without a valid token, and never a guest", async () => {
    const { enter, identity, ports } = world();
    assert.deepEqual(await signInToChange(ports, adele, undefined, "all-granted"), { kind: "sign-in-needed" });
    assert.deepEqual(await enter("forged"), { kind: "not-signed-in", refusal: { kind: "sign-in-refused" } });
    identity.guests.add(adele.id);
    assert.deepEqual(await enter(), { kind: "not-signed-in", refusal: { kind: "requester-is-guest" } });
    identity.guests.clear();
    identity.exchange = { kind: "denied", why: "access-rule", number: "53003" };
    assert.deepEqual(await enter(), { kind: "not-signed-in", refusal: { kind: "sign-in-denied", why: "access-rule", number: "53003" } });
    identity.exchange = { kind: "sign-in-again" };
    assert.deepEqual(await enter(), { kind: "sign-in-needed" });
  });
});
