import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { enterToRevoke, findReasonToKeep, findRevocable } from "../../../../src/flows/tending/enter-to-revoke.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const admin = person({ name: "Nestor Wilke" });
const open = invited({ requester: adele });
const inRevocation = (revocation: "asked" | "replaced" | "needs-admin"): Invitation =>
  anInvitation({ requester: adele, state: { kind: "invited", since: at("10:00"), guestId: id("g"), revocation } });

describe("findRevocable", () => {
  const find = async (stored: Invitation) => {
    const outside = fakeOutside();
    await keep(outside, stored);
    return findRevocable(outside.ports, stored.id);
  };

  it("finds what is out, also what waits for an administrator", async () => {
    for (const one of [open, inRevocation("needs-admin")]) assert.deepEqual(await find(one), one);
  });

  const settled = {
    accepted: accepted({ requester: adele }),
    "not sent": failed("busy", { requester: adele }),
    "being revoked on request": inRevocation("asked"),
    "being revoked because it was replaced": inRevocation("replaced"),
  };
  for (const [what, invitation] of Object.entries(settled)) {
    it(`says how it stands when it is ${what}`, async () => {
      assert.deepEqual(await find(invitation), { kind: "as-it-stands", invitation });
    });
  }

  it("doesn't find ids that aren't stored", async () => {
    assert.deepEqual(await findRevocable(fakeOutside().ports, open.id), { kind: "unknown-invitation" });
  });
});

describe("findReasonToKeep", () => {
  const { guestId: guest } = open.state.kind === "invited" ? open.state : assert.fail();
  const reasonFor = async (invitation: Invitation, ...others: readonly Invitation[]) => {
    const outside = fakeOutside();
    await keep(outside, invitation, ...others);
    const found = await findRevocable(outside.ports, invitation.id);
    return "kind" in found ? assert.fail(found.kind) : findReasonToKeep(outside.ports, found);
  };

  it("finds none for a guest who may be deleted", async () => assert.equal(await reasonFor(open), undefined));

  it("finds another invitation of the same guest", async () => {
    assert.deepEqual(await reasonFor(open, invited({}, guest)), { kind: "kept", why: "shared", invitation: open, guest });
  });
});

describe("enterToRevoke", () => {
  const enter = ({ ports }: FakeOutside, by = adele, ssoToken: string | undefined = `sso:${by.id}`) =>
    enterToRevoke(ports, { id: open.id, by, ssoToken }, open);

  it("lets the requester in, without looking at roles", async () => {
    const outside = fakeOutside();
    outside.membership.rolesOf = async () => assert.fail("roles were looked up");
    const entry = await enter(outside);
    assert.deepEqual(entry, { kind: "signed-in", actor: { kind: "person", id: adele.id, accessToken: `graph:${adele.id}` } });
  });

  it("asks for a token, and refuses somebody else's", async () => {
    const outside = fakeOutside();
    assert.deepEqual(await enterToRevoke(outside.ports, { id: open.id, by: adele, ssoToken: undefined }, open), { kind: "sign-in-needed" });
    assert.deepEqual(await enter(outside, adele, "sso:somebody"), { kind: "refused", refusal: { kind: "sign-in-refused" } });
  });

  it("doesn't name the requester to a person with an invalid token", async () => {
    const expected = { kind: "refused", refusal: { kind: "sign-in-refused" } };
    assert.deepEqual(await enter(fakeOutside(), admin, "sso:somebody"), expected);
  });

  it("lets the requester in as the app where the tenant no longer lets them invite", async () => {
    const outside = fakeOutside();
    outside.membership.policy = "none";
    const ports = { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" } as const };
    assert.deepEqual(await enter({ ...outside, ports }), { kind: "signed-in", actor: { kind: "app" } });
  });

  it("lets administrators in by the roles of their token, else by those in the directory", async () => {
    const outside = fakeOutside();
    const refusal = { kind: "not-yours", requester: adele };
    assert.deepEqual(await enter(outside, admin), refusal);
    outside.membership.roles.set(admin.id, ["user-administrator"]);
    assert.equal((await enter(outside, admin)).kind, "signed-in");
    outside.identity.roles.set(admin.id, ["guest-inviter"]);
    assert.deepEqual(await enter(outside, admin), refusal);
  });

  it("refuses everybody else where roles are hidden", async () => {
    const outside = fakeOutside();
    outside.membership.rolesHidden = true;
    assert.equal((await enter(outside, admin)).kind, "not-yours");
  });
});
