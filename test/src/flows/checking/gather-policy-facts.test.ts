import assert from "node:assert/strict";
import { applyPolicy } from "../../../../src/domain/policy/apply-policy.ts";
import type { PolicyRule } from "../../../../src/domain/policy/policy.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { gatherPolicyFacts } from "../../../../src/flows/checking/gather-policy-facts.ts";
import { aPreflight } from "../../../build/a-preflight.ts";
import { aRule } from "../../../build/a-policy.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const ada = person({ name: "Ada" });
const team = "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11";
const general = "19:general@thread.tacv2";
const wanted = anInvitation({ email: "Sam@EU.Fabrikam.com", requester: ada });
const inChat = { ...wanted, home: { ...wanted.home, conversation: id("19:chat@thread.v2") } };
const denied = (unchecked: boolean) => ({ kind: "deny", rule: "rule", unchecked });
const allowed = { kind: "allow" };

function world(...rules: Partial<PolicyRule>[]) {
  const outside = fakeOutside();
  outside.policy.change({ rules: rules.map((rule) => aRule({ verdict: "deny", ...rule })) });
  outside.membership.groups.set("sales", [{ id: ada.id, name: "Ada" }]);
  outside.teams.places.push({ groupId: team.toUpperCase(), teamName: "Contoso", channelId: general, channelName: "General" });
  const ask = async (request = wanted, preflight = aPreflight()) => {
    const policy = await outside.policy.current();
    const factsWith = await gatherPolicyFacts(outside.ports, policy, request);
    return applyPolicy(policy, factsWith(preflight));
  };
  return { ...outside, ask };
}

describe("gatherPolicyFacts", () => {
  it("lets everything out without a policy, and looks nothing up", async () => {
    const { ask, membership, teams } = world();
    membership.groupsOf = async () => assert.fail("groups were looked up");
    teams.describe = async () => assert.fail("the team was looked up");
    assert.deepEqual(await ask(), allowed);
  });

  it("asks by the address's domain, without case", async () => {
    assert.deepEqual(await world({ when: { partnerDomains: ["fabrikam.com"] } }).ask(), denied(false));
    assert.deepEqual(await world({ when: { partnerDomains: ["=fabrikam.com"] } }).ask(), allowed);
  });

  it("asks by as what the partner is invited", async () => {
    const { ask } = world({ when: { inviteAs: "member" } });
    assert.deepEqual(await ask(), allowed);
    assert.deepEqual(await ask({ ...wanted, options: { ...wanted.options, userType: "Member" } }), denied(false));
  });

  it("asks by the requester's groups, all rules' in one call", async () => {
    const { ask, membership } = world(
      { when: { requesterGroups: ["staff"] } },
      { name: "two", when: { requesterGroups: ["staff", "legal"] } },
    );
    const asked: unknown[] = [];
    membership.groupsOf = async (who, groups) => (asked.push([who, groups]), ["legal"]);
    assert.deepEqual(await ask(), { kind: "deny", rule: "two", unchecked: false });
    assert.deepEqual(asked, [[ada.id, ["staff", "legal"]]]);
    assert.deepEqual(await world({ when: { requesterGroups: ["sales"] } }).ask(), denied(false));
  });

  it("counts hidden groups against the requester, and says so in the log", async () => {
    const { ask, membership, log } = world({ when: { requesterGroups: ["sales"] } });
    membership.groupsHidden = true;
    assert.deepEqual(await ask(), denied(true));
    assert.deepEqual(log.lines, [{ level: "warn", code: "policy-not-checked", person: ada.id, groups: "not-checked", homes: "checked" }]);
  });

  it("uses the requester's department from the preflight", async () => {
    const { ask } = world({ when: { requesterDepartments: ["retail"] } });
    assert.deepEqual(await ask(), denied(false));
    const { requester } = aPreflight();
    assert.ok(requester !== "not-checked");
    assert.deepEqual(await ask(wanted, aPreflight({ requester: { ...requester, department: null } })), allowed);
    assert.deepEqual(await ask(wanted, aPreflight({ requester: "not-checked" })), denied(true));
  });

  for (const [home, what, inChannel, elsewhere] of [
    ["chat", "every chat", allowed, denied(false)],
    [general, "a channel", denied(false), allowed],
    [team, "a team, in whatever case Teams writes its id", denied(false), allowed],
    ["19:other@thread.tacv2", "another channel", allowed, allowed],
  ] as const) {
    it(`asks by the home: ${what}`, async () => {
      const { ask } = world({ when: { homes: [home] } });
      assert.deepEqual([await ask(), await ask(inChat)], [inChannel, elsewhere]);
      const personal = { ...wanted, home: { ...wanted.home, conversation: id("a:ada") } };
      assert.deepEqual(await ask(personal), elsewhere);
    });
  }

  it("takes a team's group that is supposed as the home for that team", async () => {
    const { ask } = world({ when: { homes: [team] } });
    assert.deepEqual(await ask({ ...wanted, home: { ...wanted.home, conversation: id(team.toUpperCase()) } }), denied(false));
  });

  it("counts a team that the bot can't see against the requester, but not what needn't be seen", async () => {
    const { ask, teams } = world({ when: { homes: [team] } });
    teams.places.length = 0;
    assert.deepEqual([await ask(), await ask(inChat)], [denied(true), allowed]);
    const { ask: askChannel, teams: others } = world({ when: { homes: [general] } });
    others.places.length = 0;
    assert.deepEqual(await askChannel(), denied(false));
  });

  it("decides nothing while the directory or Teams is down", async () => {
    const down = world({ when: { homes: [team] } });
    down.teams.failure = new GuestlistError("teams-unavailable", "down");
    await assert.rejects(down.ask(), { code: "teams-unavailable" });
    const blind = world({ when: { requesterGroups: ["sales"] } });
    blind.membership.groupsOf = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(blind.ask(), { code: "directory-unavailable" });
  });
});
