import assert from "node:assert/strict";
import { createControl, type Control } from "../../sandbox/control.ts";

const DEFAULTS = {
  latencyMs: 0,
  visibleAfterMs: 0,
  listedAfterMs: 0,
  deltaAfterMs: 0,
  deltaTracksUserState: true,
  consented: true,
  allowInvitesFrom: "everyone",
  mfaRequired: false,
  acceptedReinvite: "completed",
};

describe("createControl", () => {
  let control: Control;
  beforeEach(() => {
    control = createControl();
  });

  it("begins as a well-behaved tenant, and comes back to that on reset", () => {
    assert.deepEqual(control.settings, DEFAULTS);
    control.patch({ latencyMs: 100 });
    control.reset();
    assert.deepEqual(control.settings, DEFAULTS);
  });

  it("changes only what is named", () => {
    const settings = { ...DEFAULTS, latencyMs: 100, consented: false };
    assert.deepEqual(control.patch({ latencyMs: 100, consented: false, deltaAfterMs: undefined }), { kind: "changed", settings });
    assert.deepEqual(control.settings, settings);
  });

  for (const [what, patch, message] of [
    ["an unknown switch", { latency: 1 }, /Unrecognized key: "latency"/],
    ["a negative time", { latencyMs: -1 }, /latencyMs/],
    ["more than ten minutes", { visibleAfterMs: 600_001 }, /visibleAfterMs/],
    ["an unknown policy", { allowInvitesFrom: "nobody" }, /allowInvitesFrom/],
    ["a text for a flag", { consented: "no" }, /consented/],
    ["no object", null, /expected object/],
  ] as const) {
    it(`refuses ${what} and changes nothing`, () => {
      const outcome = control.patch(patch);
      assert.equal(outcome.kind, "refused");
      assert.match("message" in outcome ? outcome.message : "", message);
      assert.deepEqual(control.settings, DEFAULTS);
    });
  }

  it("changes nothing when one of several is refused", () => {
    assert.equal(control.patch({ mfaRequired: true, latencyMs: "long" }).kind, "refused");
    assert.deepEqual(control.settings, DEFAULTS);
  });
});
