import assert from "node:assert/strict";
import { createTeamMembers } from "../../src/adapters/graph/team-members.ts";
import { systemClock } from "../../src/clock.ts";
import type { PersonId } from "../../src/domain/ids.ts";
import type { PersonActor, SignInScope } from "../../src/ports/identity.ts";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { id } from "../build/ids.ts";
import { FakeTeamMembers } from "../fakes/fake-team-members.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { startPretendTenant } from "./pretend-tenant.ts";
import type { PretendTenant } from "./pretend-tenant.ts";
import { teamMembersContract } from "./team-members.ts";
import type { TeamMembersUnderTest, TeamPermissions } from "./team-members.ts";

function fakeTeamMembers(): TeamMembersUnderTest {
  const teamMembers = new FakeTeamMembers();
  const members = new Set([id("member")]);
  const team = { name: "Contoso Partners", owners: [id("owner")], members };
  teamMembers.teams.set("team", team);
  teamMembers.users.add(id("guest"));
  const owner = async (): Promise<PersonActor> => ({ kind: "person", id: id("owner"), accessToken: "owner's" });
  return {
    ...{ teamMembers, team: { id: "team", name: team.name }, guest: id("guest") },
    owner,
    ownerForAll: owner,
    member: async () => ({ kind: "person", id: id("member"), accessToken: "member's" }),
    isIn: (user) => members.has(id(user)),
    permit: (permitted) => Object.assign(teamMembers.permitted, permitted),
    forbidGuests: () => teamMembers.teams.set("team", { ...team, isClosed: true }),
    disable: (user) => teamMembers.users.delete(user),
  };
}

const scope = "TeamMember.ReadWriteNonOwnerRole.All";

function graphTeamMembers(tenant: PretendTenant): TeamMembersUnderTest {
  const { entra, graph, retry, ssoToken } = tenant.freshAdapters();
  const { groups, control, users, id: tenantId } = tenant.authority.tenant;
  const signIn = async (person: PersonId, wanted: SignInScope): Promise<PersonActor> => {
    const outcome = await entra.identity.signIn(await ssoToken(person), { id: person, tenantId }, wanted);
    assert.ok(outcome.kind === "signed-in");
    return outcome.actor;
  };
  return {
    ...{ team: { id: GROUP_IDS.team, name: "Contoso Partners" }, guest: id(GUEST_IDS.sam) },
    teamMembers: createTeamMembers({ graph, retry, clock: systemClock }),
    owner: () => signIn(id(PERSON_IDS.admin), "team-members"),
    ownerForAll: () => signIn(id(PERSON_IDS.admin), "all-granted"),
    member: () => signIn(id(PERSON_IDS.adele), "team-members"),
    isIn: (user) => groups.get(GROUP_IDS.team)?.members.has(user) ?? false,
    permit: (permitted) => permitInSandbox(tenant, permitted),
    forbidGuests: () => control.patch({ teamGuests: "label" }),
    disable: (user) => users.update(user, { accountEnabled: false }),
  };
}

function permitInSandbox({ authority }: PretendTenant, { person, app, reading }: Partial<TeamPermissions>): void {
  const { app: registration, control } = authority.tenant;
  const { granted } = registration;
  if (person !== undefined) granted.delegated[person ? "add" : "delete"](scope);
  if (app !== undefined) granted.application[app ? "add" : "delete"]("GroupMember.ReadWrite.All");
  if (reading === undefined) return;
  control.patch({ resourceConsent: reading });
  for (const permission of ["GroupMember.Read.All", "GroupSettings.Read.All"]) granted.application[reading ? "add" : "delete"](permission);
  // it may read what it may write
  if (!reading) granted.application.delete("GroupMember.ReadWrite.All");
}

describe("TeamMembers (in-memory fake)", () => {
  let subject: TeamMembersUnderTest;
  beforeEach(() => {
    subject = fakeTeamMembers();
  });
  teamMembersContract(() => subject);
});

describe("TeamMembers (Graph in the sandbox)", () => {
  let tenant: PretendTenant;
  let subject: TeamMembersUnderTest;
  before(async () => {
    tenant = await startPretendTenant();
  });
  beforeEach(() => {
    subject = graphTeamMembers(tenant);
  });
  after(async () => tenant.close());
  teamMembersContract(() => subject);

  const control = () => tenant.authority.tenant.control;
  const granted = () => tenant.authority.tenant.app.granted;

  it("reads owners and members with the team's consent alone, or with the app's permission alone", async () => {
    const { teamMembers, team, owner, guest } = subject;
    await teamMembers.add(await owner(), team.id, guest);
    granted().application.clear();
    const read = async () => [await teamMembers.owners(team.id), await teamMembers.has(team.id, guest)];
    assert.deepEqual(await read(), [[PERSON_IDS.admin], true]);
    const fresh = tenant.freshAdapters();
    control().patch({ resourceConsent: false });
    tenant.authority.tenant.groups.get(team.id)?.members.add(guest);
    const byPermission = createTeamMembers({ ...fresh, clock: systemClock });
    assert.deepEqual([await byPermission.owners(team.id), await byPermission.has(team.id, guest)], [[PERSON_IDS.admin], true]);
  });

  it("believes Teams rather than the group about who is in the team", async () => {
    const { teamMembers, team, guest } = subject;
    control().patch({ teamFollowsGroupAfterMs: 60_000 });
    assert.deepEqual(await teamMembers.add({ kind: "app" }, team.id, guest), { kind: "added" });
    assert.equal(await teamMembers.has(team.id, guest), false);
    control().patch({ resourceConsent: false });
    assert.equal(await teamMembers.has(team.id, guest), true);
  });

  it("finds nobody who is too new, as a person and as the app, and adds them later", async () => {
    const { teamMembers, team, owner, guest } = subject;
    const { users } = tenant.authority.tenant;
    const dana = users.add({
      ...(users.get(guest) ?? assert.fail()),
      id: "5a0d7b0c-7e57-4c01-9e2a-00000000da7a",
      mail: "dana@fabrikam.com",
      userPrincipalName: "dana",
    });
    control().patch({ writableAfterMs: 60_000 });
    for (const actor of [await owner(), { kind: "app" } as const])
      assert.deepEqual(await teamMembers.add(actor, team.id, id(dana.id)), { kind: "not-found" });
    control().patch({ writableAfterMs: 0 });
    assert.deepEqual(await teamMembers.add(await owner(), team.id, id(dana.id)), { kind: "added" });
  });

  for (const kind of ["done-503", "done-reset"] as const) {
    it(`knows that it added somebody although Graph's answer was lost: ${kind}`, async () => {
      const { teamMembers, team, owner, guest } = subject;
      control().patch({ faults: [{ route: `/v1.0/teams/${team.id}/members`, method: "POST", kind }] });
      assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "added" });
      assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "already-member" });
    });
  }

  for (const [what, kind, reading] of [
    ["nobody was added", "503", true],
    ["nobody may look whether they were", "done-503", false],
  ] as const) {
    it(`says that Graph can't be reached when its answer was lost and ${what}`, async () => {
      const { teamMembers, team, owner, guest, permit } = subject;
      if (!reading) granted().application.clear();
      permit({ reading });
      control().patch({ faults: [{ route: `/v1.0/teams/${team.id}/members`, method: "POST", kind }] });
      await assert.rejects(teamMembers.add(await owner(), team.id, guest), { code: "directory-unavailable" });
    });
  }

  it("may not remove those that another process added, where nobody may read Teams' list", async () => {
    const { teamMembers, team, owner, guest } = subject;
    tenant.authority.tenant.groups.get(team.id)?.members.add(guest);
    control().patch({ resourceConsent: false });
    assert.deepEqual(await teamMembers.remove(await owner(), team.id, guest), { kind: "not-permitted" });
    granted().delegated.add("TeamMember.Read.All");
    assert.deepEqual(await teamMembers.remove(await subject.ownerForAll(), team.id, guest), { kind: "removed" });
  });

  it("keeps for a minute what settings say of guests", async () => {
    const { graph, retry } = tenant.freshAdapters();
    granted().application.add("GroupSettings.Read.All");
    const clock = new FakeClock();
    const teamMembers = createTeamMembers({ graph, retry, clock });
    const { team } = subject;
    assert.equal(await teamMembers.allowsGuests(team.id), true);
    control().patch({ teamGuests: "tenant" });
    assert.equal(await teamMembers.allowsGuests(team.id), true);
    await clock.advance(60_001);
    assert.equal(await teamMembers.allowsGuests(team.id), false);
  });

  it("adds nobody twice while Graph doesn't list the new member yet", async () => {
    const { teamMembers, team, owner, guest, isIn } = subject;
    await teamMembers.add(await owner(), team.id, guest);
    tenant.authority.tenant.groups.get(team.id)?.members.delete(guest);
    assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "already-member" });
    assert.ok(!isIn(guest));
  });

  it("adds them again as soon as Teams has said that somebody took them out", async () => {
    const { teamMembers, team, owner, guest, isIn } = subject;
    for (const answer of ["added", "added"]) {
      assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: answer });
      assert.ok(isIn(guest));
      tenant.authority.tenant.groups.get(team.id)?.members.delete(guest);
      await teamMembers.forget(team.id, guest);
    }
    assert.deepEqual(await teamMembers.remove(await owner(), team.id, guest), { kind: "not-member" });
  });

  it("gives the reason of an unknown refusal to the log only", async () => {
    const { teamMembers, team, owner, guest } = subject;
    control().patch({ faults: [{ route: "/v1.0/teams/*/members", method: "POST", kind: "refused-400" }] });
    const outcome = await teamMembers.add(await owner(), team.id, guest);
    assert.ok(outcome.kind === "refused" && outcome.remoteId !== undefined);
  });

  it("passes on Graph's claims challenge", async () => {
    const { teamMembers, team, owner, guest } = subject;
    const actor = await owner();
    control().patch({ accessRevoked: true });
    const outcome = await teamMembers.add(actor, team.id, guest);
    assert.ok(outcome.kind === "strong-auth-needed" && outcome.claims?.includes("access_token"));
  });

  it("tells an outage from a refusal", async () => {
    const { teamMembers, team, owner, guest } = subject;
    control().patch({ faults: [{ route: "/v1.0/teams/*/members", method: "POST", kind: "500" }] });
    await assert.rejects(teamMembers.add(await owner(), team.id, guest), { code: "directory-unavailable" });
    control().patch({ faults: [{ route: "/v1.0/me/ownedObjects", kind: "500", times: 10 }] });
    assert.equal(await teamMembers.ownedBy(await subject.ownerForAll()), "not-checked");
  });
});
