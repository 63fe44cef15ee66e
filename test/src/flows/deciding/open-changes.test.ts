import assert from "node:assert/strict";
import { openChanges } from "../../../../src/flows/deciding/open-changes.ts";
import { aDecision, adele } from "../../../build/a-decision.ts";
import { askedOutside, assertUntouched } from "../../../fakes/asked-outside.ts";

describe("openChanges", () => {
  it("lets an approver see the changes without a token", async () => {
    const { outside, request } = await askedOutside();
    const { ssoToken: _, ...press } = aDecision(request);
    assert.deepEqual(await openChanges(outside.ports, press), { kind: "may-decide", invitation: request });
    assert.deepEqual(outside.identity.shown, []);
  });

  it("lets nobody change their own request", async () => {
    const { outside, request } = await askedOutside();
    assert.deepEqual(await openChanges(outside.ports, aDecision(request, { by: adele })), { kind: "own-request", invitation: request });
  });

  it("fails while Teams can't say who is in the team", async () => {
    const { outside, request } = await askedOutside();
    outside.teams.failure = new Error("Teams is down");
    await assert.rejects(openChanges(outside.ports, aDecision(request)), /Teams is down/);
    await assertUntouched(outside, request, []);
  });
});
