import assert from "node:assert/strict";
import type { DecisionPress } from "../../../../src/flows/deciding/may-decide.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { askBack } from "../../../../src/flows/deciding/ask-back.ts";
import { enterToDecide, proveToDecide } from "../../../../src/flows/deciding/enter-to-decide.ts";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { aDecision, adele, diego, megan } from "../../../build/a-decision.ts";
import { askedOfApp, askedOutside, assertUntouched } from "../../../fakes/asked-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

/** Every press that needs a token. */
const ways = {
  approve: (outside: FakeOutside, press: DecisionPress) => approveInvitation(outside.ports, { ...press, confirmed: [] }),
  reject: (outside: FakeOutside, press: DecisionPress) => rejectInvitation(outside.ports, { ...press, reason: "We know nobody there." }),
  "ask back": (outside: FakeOutside, press: DecisionPress) => askBack(outside.ports, { ...press, question: "Until when?" }),
} as const;

for (const [way, decide] of Object.entries(ways)) {
  describe(`the token of a person who wants to ${way}`, () => {
    it("is asked for when it is missing or too old", async () => {
      const { outside, request } = await askedOutside();
      assert.deepEqual(await decide(outside, aDecision(request, { ssoToken: undefined })), { kind: "sign-in-needed" });
      outside.identity.expired = true;
      assert.deepEqual(await decide(outside, aDecision(request)), { kind: "sign-in-needed" });
      await assertUntouched(outside, request, []);
    });

    it("must be their own, not another person's or a forged one", async () => {
      for (const ssoToken of [`sso:${diego.id}`, "forged"]) {
        const { outside, request } = await askedOutside();
        const outcome = await decide(outside, aDecision(request, { ssoToken }));
        assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "sign-in-refused" } });
        await assertUntouched(outside, request, [["decision-refused", megan.id, "sign-in-refused"]]);
      }
    });

    it("must not be a guest's", async () => {
      const { outside, request } = await askedOutside();
      outside.identity.guests.add(megan.id);
      assert.deepEqual(await decide(outside, aDecision(request)), { kind: "refused", refusal: { kind: "requester-is-guest" } });
      await assertUntouched(outside, request, [["decision-refused", megan.id, "requester-is-guest"]]);
    });

    it("must be of our own tenant", async () => {
      const { outside, request } = await askedOutside();
      const ports = { ...outside.ports, terms: { ...outside.ports.terms, tenantId: "another" } };
      const outcome = await decide({ ...outside, ports }, aDecision(request));
      assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "sign-in-refused" } });
      await assertUntouched(outside, request, [["decision-refused", megan.id, "sign-in-refused"]]);
    });
  });
}

describe("enterToDecide", () => {
  it("returns the request, and the identity with which Graph is asked", async () => {
    const { outside, request } = await askedOutside();
    const actor = { kind: "person", id: megan.id, accessToken: `graph:${megan.id}` };
    const acting = { kind: "signed-in", actor };
    assert.deepEqual(await enterToDecide(outside.ports, aDecision(request)), { kind: "entered", invitation: request, acting });
    const { outside: app, request: ofApp } = await askedOfApp();
    const outcome = await enterToDecide(app.ports, aDecision(ofApp));
    assert.deepEqual(outcome.kind === "entered" && outcome.acting, { kind: "signed-in", actor: { kind: "app" } });
  });

  it("says that a person may not decide rather than ask them for a sign-in", async () => {
    const { outside, request } = await askedOutside();
    const press = aDecision(request, { by: adele, ssoToken: undefined });
    for (const enter of [enterToDecide, proveToDecide]) {
      assert.deepEqual(await enter(outside.ports, press), { kind: "own-request", invitation: request });
    }
  });

  it("records no refusal when Entra only asks for consent", async () => {
    const { outside, request } = await askedOutside();
    outside.identity.exchange = { kind: "consent-needed" };
    const outcome = await enterToDecide(outside.ports, aDecision(request));
    assert.equal(outcome.kind === "refused" && outcome.refusal.kind, "consent-needed");
    await assertUntouched(outside, request, []);
  });
});

describe("proveToDecide", () => {
  it("needs no rights in Graph", async () => {
    const { outside, request } = await askedOutside();
    outside.identity.exchange = { kind: "consent-needed" };
    assert.deepEqual(await proveToDecide(outside.ports, aDecision(request)), { kind: "entered", invitation: request });
  });
});
