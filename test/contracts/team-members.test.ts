import assert from "node:assert/strict";
import { createTeamMembers } from "../../src/adapters/graph/team-members.ts";
import { systemClock } from "../../src/clock.ts";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { id } from "../build/ids.ts";
import { FakeTeamMembers } from "../fakes/fake-team-members.ts";
import { startPretendTenant } from "./pretend-tenant.ts";
import type { PretendTenant } from "./pretend-tenant.ts";
import { teamMembersContract } from "./team-members.ts";
import type { TeamMembersUnderTest } from "./team-members.ts";

function fakeTeamMembers(): TeamMembersUnderTest {
  const teamMembers = new FakeTeamMembers();
  const members = new Set([id("member")]);
  teamMembers.teams.set("team", { owners: [id("owner")], members });
  teamMembers.users.add(id("guest"));
  return {
    ...{ teamMembers, team: "team", guest: id("guest") },
    owner: async () => ({ kind: "person", id: id("owner"), accessToken: "owner's" }),
    member: async () => ({ kind: "person", id: id("member"), accessToken: "member's" }),
    isIn: (user) => members.has(id(user)),
    permit: (permitted) => Object.assign(teamMembers.permitted, permitted),
  };
}

const permission = "TeamMember.ReadWriteNonOwnerRole.All";

function graphTeamMembers({ authority, freshAdapters }: PretendTenant): TeamMembersUnderTest {
  const { graph, signedIn } = freshAdapters();
  const { app, groups } = authority.tenant;
  return {
    ...{ team: GROUP_IDS.team, guest: id(GUEST_IDS.sam) },
    teamMembers: createTeamMembers({ graph, graphRoot: authority.apiUrl(), clock: systemClock }),
    owner: () => signedIn(id(PERSON_IDS.admin)),
    member: () => signedIn(id(PERSON_IDS.adele)),
    isIn: (user) => groups.get(GROUP_IDS.team)?.members.has(user) ?? false,
    permit({ person, app: asApp }) {
      app.granted.delegated[person ? "add" : "delete"](permission);
      app.granted.application[asApp ? "add" : "delete"](permission);
    },
  };
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

  it("skips the look-up of members and owners without the permission, and continues", async () => {
    const { teamMembers, team, owner, guest } = subject;
    tenant.authority.tenant.app.granted.application.clear();
    assert.equal(await teamMembers.owners(team), "not-checked");
    assert.deepEqual(await teamMembers.add(await owner(), team, guest), { kind: "added" });
  });

  it("adds nobody twice while Graph doesn't list the new member yet", async () => {
    const { teamMembers, team, owner, guest, isIn } = subject;
    await teamMembers.add(await owner(), team, guest);
    tenant.authority.tenant.groups.get(team)?.members.delete(guest);
    assert.deepEqual(await teamMembers.add(await owner(), team, guest), { kind: "already-member" });
    assert.ok(!isIn(guest));
  });

  it("gives the reason of an unknown refusal to the log only", async () => {
    const { team, owner, guest } = subject;
    const { graph } = tenant.freshAdapters();
    const elsewhere = createTeamMembers({ graph, graphRoot: "http://elsewhere.example", clock: systemClock });
    const outcome = await elsewhere.add(await owner(), team, guest);
    assert.ok(outcome.kind === "refused" && outcome.remoteId !== undefined);
  });

  it("passes on Graph's claims challenge", async () => {
    const { teamMembers, team, owner, guest } = subject;
    const actor = await owner();
    tenant.authority.tenant.control.patch({ accessRevoked: true });
    const outcome = await teamMembers.add(actor, team, guest);
    assert.ok(outcome.kind === "strong-auth-needed" && outcome.claims?.includes("access_token"));
  });

  it("tells an outage from a refusal", async () => {
    const { teamMembers, team, owner, guest } = subject;
    tenant.authority.tenant.control.patch({ faults: [{ route: "/v1.0/teams/*/members", kind: "500" }] });
    await assert.rejects(teamMembers.add(await owner(), team, guest), { code: "directory-unavailable" });
  });
});
