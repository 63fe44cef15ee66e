import assert from "node:assert/strict";
import { everybodyThere } from "../../../../src/domain/policy/policy.ts";
import { checkNewApprovers } from "../../../../src/flows/deciding/check-new-approvers.ts";
import { isAskedInvitation } from "../../../../src/flows/deciding/may-decide.ts";
import { diego, megan } from "../../../build/a-decision.ts";
import { at } from "../../../build/ids.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";

/** A request to the team, in a tenant whose policy has come to want Diego's approval. */
async function aChangedPolicy() {
  const { outside, request } = await askedOutside();
  assert.ok(isAskedInvitation(request));
  const legal = { name: "legal", displayName: "Legal & Compliance", who: { kind: "people", people: [diego.id] } } as const;
  outside.policy.change({ approvers: [everybodyThere, legal] });
  return { outside, request };
}

describe("checkNewApprovers", () => {
  it("lets a person decide who is among the other approvers, too", async () => {
    const { outside, request } = await aChangedPolicy();
    assert.equal(await checkNewApprovers(outside.ports, request, "legal", diego.id), undefined);
    assert.deepEqual(outside.store.events(), []);
  });

  it("refuses anybody else, records that, and names the approvers", async () => {
    const { outside, request } = await aChangedPolicy();
    const approval = { ...request.approval, approvers: "legal", approversName: "Legal & Compliance" };
    const outcome = await checkNewApprovers(outside.ports, request, "legal", megan.id);
    assert.deepEqual(outcome, { kind: "not-approver", invitation: { ...request, approval } });
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: request.id, what: "decision-refused", by: megan.id, detail: "not-approver" },
    ]);
    assert.deepEqual(await outside.store.invitations.find(request.id), request);
  });
});
