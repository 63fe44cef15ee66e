import assert from "node:assert/strict";
import { findPartner, userOf } from "../../../../src/flows/joining/find-partner.ts";
import { id } from "../../../build/ids.ts";
import { accepted, failed } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const email = "sam@fabrikam.com";

describe("findPartner", () => {
  it("finds the partner of an invitation that the person may see", async () => {
    const outside = fakeOutside();
    const invitation = accepted({ email });
    await keep(outside, invitation);
    const viewer = { id: invitation.requester.id, conversation: id("a:1") } as const;
    const partner = { email, options: invitation.options, invitation };
    assert.deepEqual(await findPartner(outside.ports, { id: invitation.id }, viewer), partner);
    const stranger = { id: id("megan"), conversation: id("a:2") } as const;
    assert.deepEqual(await findPartner(outside.ports, { id: invitation.id }, stranger), { kind: "unknown-invitation" });
    assert.deepEqual(await findPartner(outside.ports, { address: email }, stranger), { email, options: {} });
  });
});

describe("userOf", () => {
  it("is the guest of an accepted invitation, or the user of the address", async () => {
    const { ports, directory } = fakeOutside();
    const user = directory.add({ mail: email, userState: "Accepted" });
    const partner = { email, options: {} };
    assert.equal(await userOf(ports, { ...partner, invitation: accepted() }), "guest-1");
    assert.equal(await userOf(ports, partner), user.id);
    assert.equal(await userOf(ports, { ...partner, invitation: failed("employee") }), user.id);
    assert.deepEqual(await userOf(ports, { ...partner, invitation: failed("busy") }), { kind: "not-accepted" });
    assert.deepEqual(await userOf(ports, { ...partner, email: "x@y.example" }), { kind: "not-found" });
  });
});
