import assert from "node:assert/strict";
import { giveBackPass } from "../../../../src/flows/pacing/give-back-pass.ts";
import { aPass } from "../../../build/a-pass.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("giveBackPass", () => {
  it("leaves nothing in the ledger", async () => {
    const outside = fakeOutside();
    await giveBackPass(outside.ports, await aPass(outside, anInvitation()));
    assert.deepEqual((await outside.ports.posts.read()).posts, []);
  });
});
