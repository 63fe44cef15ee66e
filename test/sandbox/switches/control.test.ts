import assert from "node:assert/strict";
import { createControl, type Control } from "../../../sandbox/switches/control.ts";
import { DIRECTORY_DEFAULTS } from "../../../sandbox/switches/directory-switches.ts";
import { MAIL_DEFAULTS } from "../../../sandbox/switches/mail-switches.ts";
import { TEAM_DEFAULTS } from "../../../sandbox/switches/team-switches.ts";
import { TEAMS_DEFAULTS } from "../../../sandbox/switches/teams-switches.ts";

const DEFAULTS = {
  latencyMs: 0,
  consented: true,
  allowInvitesFrom: "everyone",
  allowedDomains: [],
  blockedDomains: [],
  acceptedReinvite: "completed",
  blockInvitationsAfter: 0,
  supportLiftedBlock: false,
  crossTenantBlocked: [],
  crossCloudDisabled: [],
  syncedAddresses: [],
  objectQuota: 0,
  automaticRedemption: false,
  mfaRequired: false,
  mfaEnrolled: true,
  conditionalAccessBlocks: false,
  assignmentRequired: false,
  compliantDeviceRequired: false,
  accessRevoked: false,
  groupMembershipClaims: "none",
  throttling: "documented",
  faults: [],
  ...DIRECTORY_DEFAULTS,
  ...MAIL_DEFAULTS,
  ...TEAMS_DEFAULTS,
  ...TEAM_DEFAULTS,
};

describe("createControl", () => {
  let control: Control;
  beforeEach(() => {
    control = createControl();
  });

  it("begins with the defaults, and returns to them on reset", () => {
    assert.deepEqual(control.settings, DEFAULTS);
    control.patch({ latencyMs: 100 });
    control.reset();
    assert.deepEqual(control.settings, DEFAULTS);
  });

  it("changes only the named switches", () => {
    const settings = { ...DEFAULTS, latencyMs: 100, consented: false };
    assert.deepEqual(control.patch({ latencyMs: 100, consented: false, deltaAfterMs: undefined }), { kind: "changed", settings });
    assert.deepEqual(control.settings, settings);
  });

  for (const [what, patch, message] of [
    ["an unknown switch", { latency: 1 }, /Unrecognized key: "latency"/],
    ["a negative time", { latencyMs: -1 }, /latencyMs/],
    ["more than ten minutes", { latencyMs: 600_001 }, /latencyMs/],
    ["one address as an account", { homeAccounts: ["a@fabrikam.com"] }, /homeAccounts/],
    ["a home language without a domain", { homeLanguages: ["de-DE"] }, /homeLanguages/],
    ["no language", { notificationLanguage: "German" }, /notificationLanguage/],
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

  it("refuses an allow list beside a deny list: a tenant has one of the two", () => {
    control.patch({ allowedDomains: ["fabrikam.com"] });
    assert.equal(control.patch({ blockedDomains: ["northwind.example"] }).kind, "refused");
    assert.equal(control.patch({ allowedDomains: [], blockedDomains: ["northwind.example"] }).kind, "changed");
    assert.equal(control.patch({ blockedDomains: ["no domain"] }).kind, "refused");
  });

  it("lets calls pass before a fault, and between faults", () => {
    control.patch({
      faults: [
        { route: "/v1.0/*", kind: "429", times: 2, every: 3 },
        { route: "/v1.0/me", kind: "500" },
      ],
    });
    const met = () => control.takeFault("GET", "/v1.0/users")?.kind;
    assert.deepEqual(
      [met(), met(), control.takeFault("GET", "/v1.0/me")?.kind, met(), met(), met(), met()],
      [...[undefined, undefined, "429", undefined, undefined, "429", undefined]],
    );
    assert.deepEqual(
      control.settings.faults.map(({ kind, passed }) => [kind, passed]),
      [["500", 0]],
    );
  });

  it("returns a fault as often as requested, for matching calls", () => {
    control.patch({ faults: [{ route: "/v1.0/users/*", method: "get", kind: "503", times: 2 }] });
    const met = () => control.takeFault("GET", "/v1.0/users/1")?.kind;
    assert.equal(control.takeFault("POST", "/v1.0/users/1"), undefined);
    assert.equal(control.takeFault("GET", "/v1.0/me"), undefined);
    assert.deepEqual([met(), control.settings.faults[0]?.times, met(), met(), control.settings.faults], ["503", 1, "503", undefined, []]);
  });
});
