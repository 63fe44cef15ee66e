import assert from "node:assert/strict";
import { openStates } from "../../../../src/domain/invitation.ts";
import { pendingLimit } from "../../../../src/flows/checking/pending-limit.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

describe("pendingLimit", () => {
  it("is the policy's cap, and one more while the invitation that is replaced is open", async () => {
    const outside = fakeOutside();
    const [mistaken, ended] = [invited(), failed("busy")];
    await keep(outside, mistaken, ended);
    const request = anInvitation();
    assert.equal(await pendingLimit(outside.ports, {}, request), undefined);
    const caps = { pending: 3 };
    const limit = { requester: request.requester.id, states: openStates, most: 3 };
    assert.deepEqual(await pendingLimit(outside.ports, caps, request), limit);
    assert.deepEqual(await pendingLimit(outside.ports, caps, { ...request, replaces: ended.id }), limit);
    assert.deepEqual(await pendingLimit(outside.ports, caps, { ...request, replaces: mistaken.id }), { ...limit, most: 4 });
  });
});
