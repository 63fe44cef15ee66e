import assert from "node:assert/strict";
import type { JudgedRefusal } from "../../../../src/domain/verdict.ts";
import { endUndecided, isFinal } from "../../../../src/flows/deciding/end-undecided.ts";
import { diego, megan } from "../../../build/a-decision.ts";
import { at, id } from "../../../build/ids.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import { jobsIn } from "../../../fakes/kept-in.ts";

describe("isFinal", () => {
  const user = id("user");
  const refusals: readonly (readonly [JudgedRefusal, boolean])[] = [
    [{ kind: "own-domain", domain: "contoso.com" }, true],
    [{ kind: "employee", name: "Ann", user }, true],
    [{ kind: "guest-accepted", name: "Sam", user, since: null }, true],
    [{ kind: "guest-no-state", name: "Sam", user }, true],
    [{ kind: "requester-is-guest" }, true],
    [{ kind: "colleagues-not-members", names: [] }, true],
    [{ kind: "policy-denied", unchecked: false }, true],
    [{ kind: "policy-denied", unchecked: true }, false],
    [{ kind: "requester-gone" }, true],
    [{ kind: "requester-disabled" }, true],
    [{ kind: "requester-not-admitted", unchecked: false }, true],
    [{ kind: "requester-not-admitted", unchecked: true }, false],
    [{ kind: "option-refused", option: "redirectUrl", why: "denied" }, true],
    [{ kind: "option-refused", option: "message", why: "denied" }, false],
    [{ kind: "option-refused", option: "cc", why: "denied" }, false],
    [{ kind: "domain-blocked", domain: "fabrikam.com" }, false],
    [{ kind: "invitations-not-allowed" }, false],
    [{ kind: "member-not-allowed" }, false],
    [{ kind: "cap-reached", cap: "per-day", limit: 1 }, false],
  ];
  for (const [refusal, expected] of refusals) {
    const unchecked = "unchecked" in refusal && refusal.unchecked ? ", because a fact is hidden" : "";
    const option = "option" in refusal ? ` of ${refusal.option}` : "";
    it(`says ${expected} for ${refusal.kind}${option}${unchecked}`, () => assert.equal(isFinal(refusal), expected));
  }
});

describe("endUndecided", () => {
  it("ends the request with the reason, updates both cards and notifies the requester", async () => {
    const { outside, request } = await askedOutside();
    const outcome = await endUndecided(outside.ports, request, "employee", megan.id);
    const state = { kind: "failed", since: at("10:00"), reason: "employee", reference: "00000000" };
    const failed = { ...request, version: 2, state };
    assert.deepEqual(outcome, { kind: "failed", invitation: failed });
    assert.deepEqual(await outside.store.invitations.find(request.id), failed);
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: request.id, what: "failed", by: megan.id, detail: "employee" },
    ]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: request.id, due: at("10:00") },
      { kind: "send-notice", invitation: request.id, notice: "failed", due: at("10:00") },
    ]);
    const line = { level: "warn", code: "invitation-failed", invitation: request.id, reason: "employee", reference: "00000000" };
    assert.deepEqual(outside.log.lines, [line]);
  });

  it("leaves a request that another approver sends at the same moment", async () => {
    const decision = { kind: "approved", by: diego.id, name: diego.name, at: at("10:00") } as const;
    const { outside, request } = await askedOutside({ state: { kind: "sending", since: at("10:00") } }, { decision });
    const outcome = await endUndecided(outside.ports, request, "employee", megan.id);
    assert.deepEqual(outcome, { kind: "already-decided", invitation: request });
    assert.deepEqual([await outside.store.invitations.find(request.id), jobsIn(outside)], [request, []]);
  });

  it("doesn't know a request that isn't there", async () => {
    const { outside } = await askedOutside();
    const outcome = await endUndecided(outside.ports, { id: id("unknown") }, "employee", megan.id);
    assert.deepEqual(outcome, { kind: "unknown-invitation" });
  });
});
