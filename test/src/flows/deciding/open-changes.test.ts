import assert from "node:assert/strict";
import type { PolicyVerdict } from "../../../../src/domain/policy/policy.ts";
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

  it("suggests no copy for the requester where the policy denies copies", async () => {
    const { outside, request } = await askedOutside({}, { requesterMail: "adele@contoso.com" });
    const suggested = async (cc: PolicyVerdict) => {
      outside.policy.change({ cc });
      const outcome = await openChanges(outside.ports, aDecision(request));
      return outcome.kind === "may-decide" ? outcome.invitation.approval.requesterMail : outcome.kind;
    };
    assert.deepEqual([await suggested("approve"), await suggested("deny")], ["adele@contoso.com", undefined]);
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
