import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { askToRevoke, revokeInvitation } from "../../../../src/flows/tending/revoke-invitation.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const admin = person({ name: "Nestor Wilke" });

const press = ({ id: which }: Invitation, by = adele) => ({ id: which, by, ssoToken: `sso:${by.id}` });
const told = ({ store }: FakeOutside) => store.events().map(({ what }) => what);

/** An invitation that is out. */
async function open(outside: FakeOutside, given: Partial<Invitation> = {}) {
  const invitation = invited({ email: "sam@fabrikam.com", requester: adele, ...given }, outside.directory.add().id);
  await keep(outside, invitation);
  return { invitation };
}

describe("askToRevoke", () => {
  it("lets the requester confirm, without any token", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    const outcome = await askToRevoke(outside.ports, { ...press(invitation), ssoToken: undefined });
    assert.deepEqual(outcome, { kind: "confirm", invitation });
    assert.deepEqual([outside.identity.shown, told(outside)], [[], []]);
  });

  it("lets an administrator confirm who has proved who they are", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    assert.deepEqual(await askToRevoke(outside.ports, { ...press(invitation, admin), ssoToken: undefined }), { kind: "sign-in-needed" });
    outside.membership.roles.set(admin.id, ["user-administrator"]);
    assert.equal((await askToRevoke(outside.ports, press(invitation, admin))).kind, "confirm");
  });

  it("is for nobody else", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.membership.roles.set(admin.id, ["guest-inviter"]);
    const refusal = { kind: "not-yours", requester: adele };
    assert.deepEqual(await askToRevoke(outside.ports, press(invitation, admin)), refusal);
    outside.membership.roles.delete(admin.id);
    assert.deepEqual(await revokeInvitation(outside.ports, press(invitation, admin)), refusal);
    assert.deepEqual(told(outside), []);
  });

  const settled = {
    accepted: accepted({ requester: adele }),
    "not sent": failed("busy", { requester: adele }),
    "being taken back already": anInvitation({
      requester: adele,
      state: { kind: "invited", since: at("10:00"), guestId: id("g"), revocation: "replaced" },
    }),
  };
  for (const [what, invitation] of Object.entries(settled)) {
    it(`shows how it stands when it is ${what}`, async () => {
      const outside = fakeOutside();
      await keep(outside, invitation);
      for (const flow of [askToRevoke, revokeInvitation]) {
        assert.deepEqual(await flow(outside.ports, press(invitation)), { kind: "as-it-stands", invitation });
      }
    });
  }

  it("leaves alone who was in the directory before, and knows nothing of what isn't there", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside, { createdGuest: false });
    for (const flow of [askToRevoke, revokeInvitation]) {
      assert.deepEqual(await flow(outside.ports, press(invitation)), { kind: "not-ours" });
      assert.deepEqual(await flow(outside.ports, press(anInvitation())), { kind: "unknown-invitation" });
    }
    assert.equal(outside.directory.users.size, 1);
  });
});
