import assert from "node:assert/strict";
import { showOurs } from "../../../../src/flows/looking/show-ours.ts";
import { adele, diego, megan } from "../../../build/a-decision.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";

describe("showOurs", () => {
  it("has the directory's user, and whether the request waits for the person who looks", async () => {
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
    const { otherAddresses: _, ...user } = outside.directory.add({ mail: "sam@fabrikam.com" });
    assert.deepEqual(await showOurs(outside.ports, request, megan.id), { user, followers: [], mayDecide: true });
    assert.equal((await showOurs(outside.ports, request, adele.id)).mayDecide, false);
  });

  it("waits for no decision of the app", async () => {
    const { outside, request } = await askedOutside();
    const { user, mayDecide } = await showOurs(outside.ports, request, undefined);
    assert.deepEqual([user, mayDecide], ["nobody", false]);
  });

  it("has those who follow", async () => {
    const { outside, request } = await askedOutside();
    const follower = { invitation: request.id, person: diego } as never;
    outside.ports.followers.of = async (id) => (id === request.id ? [follower] : []);
    assert.deepEqual((await showOurs(outside.ports, request, diego.id)).followers, [follower]);
  });
});
