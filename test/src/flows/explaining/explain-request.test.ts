import assert from "node:assert/strict";
import { explainRequest } from "../../../../src/flows/explaining/explain-request.ts";
import type { ExplainedRequest, SupposedRequest } from "../../../../src/flows/explaining/explain-request.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import { aChange } from "../../../build/a-change.ts";
import { aPass } from "../../../build/a-pass.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { aRule, facts } from "../../../build/a-policy.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adeleId = "48d31887-0000-4000-8000-000000000001";
const adele = id(adeleId);
const megan = id("48d31887-0000-4000-8000-000000000002");
const channel = id("19:decide@thread.tacv2");
const team = "0b6f4a4c-0000-4000-8000-000000000001";
const asksSam: SupposedRequest = { requester: "adele@contoso.com", email: "Sam@Fabrikam.com", inviteAs: "guest", home: "chat" };

/** A tenant with Adele and Megan, a channel for approvals, and whatever policy a test is about. */
function tenant(policy: Partial<Policy> = {}): FakeOutside {
  const outside = fakeOutside();
  for (const [who, name] of [
    [adele, "adele"],
    [megan, "megan"],
  ] as const) {
    outside.directory.add({
      id: who,
      displayName: name,
      mail: `${name}@contoso.com`,
      userPrincipalName: `${name}@contoso.com`,
      userType: "Member",
    });
    outside.directory.types.set(id(who), "Member");
  }
  outside.teams.places.push({ groupId: team, teamName: "Partners", channelId: channel, channelName: "Guest approvals" });
  outside.teams.rosters.set(channel, [person({ id: adele }), person({ id: megan })]);
  outside.policy.change({ approvals: { ...approvalsOf(), channel }, ...policy });
  return outside;
}

const approvalsOf = () => ({ locale: "en-US", timeZone: "UTC", weekend: [0, 6], remindAfter: 1, lapseAfter: 7, approvers: "team" });

async function explained({ ports }: FakeOutside, given: Partial<SupposedRequest> = {}): Promise<ExplainedRequest> {
  const outcome = await explainRequest(ports, { ...asksSam, ...given });
  assert.ok(outcome.kind === "explained");
  return outcome;
}

describe("explainRequest", () => {
  it("says who asks, what is known, what each rule says, and what becomes of it", async () => {
    const rules = [aRule({ name: "sales", when: { requesterGroups: ["sales"], requesterDepartments: ["Retail"] } })];
    const outside = tenant({ rules, otherwise: { verdict: "deny" }, caps: { perDay: 3 } });
    outside.membership.groups.set("sales", [{ id: adele, name: "adele" }]);
    outside.directory.departments.set(adele, "Retail");
    const earlier = anInvitation({ requester: person({ id: adele }) });
    await outside.ports.invitations.commit(aChange({ invitations: [earlier] }));
    await aPass(outside, earlier);
    assert.deepEqual(await explained(outside), {
      kind: "explained",
      requester: { id: adele, name: "adele", userPrincipalName: "adele@contoso.com" },
      email: "Sam@Fabrikam.com",
      inviteAs: "guest",
      home: "chat",
      facts: facts({ groups: ["sales"] }),
      explanation: {
        decision: { kind: "allow", rule: "sales" },
        rules: [
          {
            name: "sales",
            verdict: "allow",
            holds: "yes",
            conditions: [
              { name: "requesterGroups", holds: "yes" },
              { name: "requesterDepartments", holds: "yes" },
            ],
            decides: true,
          },
        ],
        options: [],
      },
      admission: "admitted",
      perDay: { count: 1, limit: 3 },
      open: { count: 1 },
      tenant: { allows: "everyone", roles: [] },
      fate: { kind: "goes-out", unsure: [] },
      sender: "requester",
    });
  });

  it("finds the requester by object id, too", async () => {
    const { requester } = await explained(tenant(), { requester: adeleId.toUpperCase() });
    assert.equal(requester.name, "adele");
  });

  it("knows nobody who isn't there, and no address that is none", async () => {
    const { ports } = tenant();
    assert.deepEqual(await explainRequest(ports, { ...asksSam, requester: "nobody@contoso.com" }), { kind: "unknown-requester" });
    const unknown = "48d31887-0000-4000-8000-00000000000f";
    assert.deepEqual(await explainRequest(ports, { ...asksSam, requester: unknown }), { kind: "unknown-requester" });
    assert.deepEqual(await explainRequest(ports, { ...asksSam, email: "sam" }), { kind: "email-problem", problem: "email-malformed" });
  });

  it("takes a channel for its team, and a team's group for itself", async () => {
    const rules = [aRule({ name: "here", when: { homes: [team] } })];
    const inChannel = await explained(tenant({ rules }), { home: channel });
    assert.deepEqual([inChannel.facts.homes, inChannel.explanation.decision], [[channel, team], { kind: "allow", rule: "here" }]);
    const inTeam = await explained(tenant({ rules }), { home: team.toUpperCase() });
    assert.deepEqual([inTeam.facts.homes, inTeam.explanation.decision], [[team], { kind: "allow", rule: "here" }]);
  });

  it("names the approver as the sender where others decide", async () => {
    const { fate, sender } = await explained(tenant({ otherwise: { verdict: "approve" } }));
    assert.deepEqual([fate.kind, sender], ["asks", "approver"]);
  });

  it("foresees what is refused, in the order in which it would be", async () => {
    const fateOf = async (outside: FakeOutside, given: Partial<SupposedRequest> = {}) => (await explained(outside, given)).fate;
    const refused = (why: string) => ({ kind: "refused", why });
    const deny = { otherwise: { verdict: "deny" } } as const;
    const full = { caps: { pending: 1 } };
    const guest = tenant(deny);
    guest.directory.types.set(adele, "Guest");
    assert.deepEqual(await fateOf(guest), refused("not-admitted"));
    assert.deepEqual(await fateOf(tenant(), { email: "kim@contoso.com" }), refused("own-domain"));
    assert.deepEqual(await fateOf(tenant(), { inviteAs: "member" }), refused("member-not-allowed"));
    const closed = tenant({ ...deny, ...full });
    closed.membership.policy = "none";
    assert.deepEqual(await fateOf(closed), refused("policy-denied"));
    closed.policy.change({ otherwise: { verdict: "approve" } });
    assert.deepEqual(await fateOf(closed), refused("invitations-not-allowed"));
    closed.membership.policy = "everyone";
    await closed.ports.invitations.commit(aChange({ invitations: [anInvitation({ requester: person({ id: adele }) })] }));
    assert.deepEqual(await fateOf(closed), refused("cap-reached"));
    closed.policy.change({ caps: {}, approvals: approvalsOf() });
    assert.deepEqual(await fateOf(closed), refused("no-approvals-channel"));
    const held = tenant();
    await held.ports.invitations.commit(aChange({ invitations: [anInvitation({ email: asksSam.email })] }));
    assert.deepEqual(await fateOf(held), refused("already-invited"));
  });

  describe("where the tenant doesn't let everybody invite", () => {
    function strict(given: Partial<Policy> = {}): FakeOutside {
      const outside = tenant(given);
      outside.membership.policy = "adminsAndGuestInviters";
      return outside;
    }

    it("says that the default approvers are asked, unless the requester has the role", async () => {
      const outside = strict();
      const { fate } = await explained(outside);
      assert.ok(fate.kind === "asks" && fate.why === "not-allowed");
      outside.directory.roles.set(adele, ["guest-inviter"]);
      assert.deepEqual((await explained(outside)).fate, { kind: "goes-out", unsure: [] });
    });

    it("isn't sure where people invite as themselves and a permission hides what they may", async () => {
      const outside = strict();
      outside.directory.hidden.add("requester");
      outside.membership.rolesHidden = true;
      assert.deepEqual((await explained(outside)).fate, { kind: "goes-out", unsure: ["may-invite"] });
      outside.membership.policy = "not-checked";
      assert.deepEqual((await explained(outside)).fate, { kind: "goes-out", unsure: ["may-invite"] });
    });

    it("isn't sure whether a person may invite members whose roles are hidden; the app may not for them", async () => {
      const outside = tenant();
      outside.directory.hidden.add("requester");
      const unsure = { kind: "goes-out", unsure: ["may-invite-members"] };
      assert.deepEqual((await explained(outside, { inviteAs: "member" })).fate, unsure);
      const ports = { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" as const } };
      const { fate } = await explained({ ...outside, ports }, { inviteAs: "member" });
      assert.deepEqual(fate, { kind: "refused", why: "member-not-allowed" });
    });

    it("leaves it to Graph where people invite as themselves and have a role that we don't know enough of", async () => {
      const outside = strict();
      outside.directory.roles.set(adele, ["directory-writers"]);
      assert.deepEqual((await explained(outside)).fate, { kind: "goes-out", unsure: ["may-invite"] });
    });

    it("distinguishes guests from members, who may invite", async () => {
      const outside = strict({ users: { guests: true, groups: [] } });
      outside.membership.policy = "adminsGuestInvitersAndAllMembers";
      assert.deepEqual((await explained(outside)).fate, { kind: "goes-out", unsure: [] });
      outside.directory.types.set(adele, "Guest");
      outside.directory.add({ id: adele, mail: "adele@contoso.com", userPrincipalName: "adele@contoso.com", userType: "Guest" });
      const { fate, admission } = await explained(outside);
      assert.deepEqual([admission, fate.kind === "asks" && fate.why], ["admitted", "not-allowed"]);
    });

    it("counts what is hidden against the requester where the app invites", async () => {
      const outside = strict();
      outside.membership.policy = "not-checked";
      const ports = { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" as const } };
      const outcome = await explained({ ...outside, ports });
      assert.ok(outcome.fate.kind === "asks" && outcome.fate.why === "not-allowed");
      assert.equal(outcome.sender, "app");
    });
  });

  it("writes nothing", async () => {
    const outside = tenant({ otherwise: { verdict: "approve" } });
    await explained(outside);
    assert.deepEqual([outside.store.events(), outside.store.storedJobs(), outside.directory.invited], [[], [], []]);
  });
});
