import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { askToRevoke } from "../../../../src/flows/tending/ask-to-revoke.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const admin = person({ name: "Nestor Wilke" });

const press = ({ id: which }: Invitation, by = adele) => ({ id: which, by, ssoToken: `sso:${by.id}` });
const audited = ({ store }: FakeOutside) => store.events().map(({ what }) => what);

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
    assert.deepEqual([outside.identity.shown, audited(outside)], [[], []]);
  });

  it("lets an administrator with a valid token confirm", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    assert.deepEqual(await askToRevoke(outside.ports, { ...press(invitation, admin), ssoToken: undefined }), { kind: "sign-in-needed" });
    outside.membership.roles.set(admin.id, ["user-administrator"]);
    assert.equal((await askToRevoke(outside.ports, press(invitation, admin))).kind, "confirm");
  });

  it("says to the requester, without asking who it is, why our records alone forbid to delete the guest", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside, { createdGuest: false });
    const guest = invitation.state.kind === "invited" && invitation.state.guestId;
    assert.deepEqual(await askToRevoke(outside.ports, press(invitation)), { kind: "kept", why: "not-ours", invitation, guest });
    assert.deepEqual(outside.identity.shown, []);
  });

  it("says how an invitation stands that isn't open", async () => {
    const outside = fakeOutside();
    const invitation = accepted({ requester: adele });
    await keep(outside, invitation);
    assert.deepEqual(await askToRevoke(outside.ports, press(invitation)), { kind: "as-it-stands", invitation });
  });

  it("is for nobody else", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    assert.deepEqual(await askToRevoke(outside.ports, press(invitation, admin)), { kind: "not-yours", requester: adele });
    const { invitation: kept } = await open(outside, { email: "ann@fabrikam.com", createdGuest: false });
    assert.deepEqual(await askToRevoke(outside.ports, press(kept, admin)), { kind: "not-yours", requester: adele });
  });
});
