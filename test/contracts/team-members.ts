import assert from "node:assert/strict";
import type { GuestId, PersonId } from "../../src/domain/ids.ts";
import type { PersonActor } from "../../src/ports/identity.ts";
import type { TeamMembers } from "../../src/ports/team-members.ts";
import { id } from "../build/ids.ts";

/** What an administrator granted: whether people and the app may change members, and whether the app may read members and settings. */
export interface TeamPermissions {
  readonly person: boolean;
  readonly app: boolean;
  readonly reading: boolean;
}

export interface TeamMembersUnderTest {
  readonly teamMembers: TeamMembers;
  readonly team: { readonly id: string; readonly name: string };
  /** Signs in with the permissions of that moment, to change members. */
  owner(): Promise<PersonActor>;
  /** The same person with a token for everything granted. */
  ownerForAll(): Promise<PersonActor>;
  /** A member of the team who doesn't own it. */
  member(): Promise<PersonActor>;
  /** A guest who is in no team. */
  readonly guest: GuestId;
  isIn(user: GuestId): boolean;
  permit(permitted: Partial<TeamPermissions>): void;
  forbidGuests(): void;
  disable(user: GuestId): void;
}

const nobody: GuestId & PersonId = id("00000000-0000-4000-8000-000000000000");
const app = { kind: "app" } as const;

/** What every {@link TeamMembers} must do. */
export function teamMembersContract(subject: () => TeamMembersUnderTest): void {
  beforeEach(() => subject().permit({ person: true, app: true, reading: true }));
  describe("add", () => addContract(subject));
  describe("remove", () => removeContract(subject));
  describe("what it reads", () => readingContract(subject));
}

function addContract(subject: () => TeamMembersUnderTest): void {
  it("lets an owner add, and says when the guest is a member already", async () => {
    const { teamMembers, team, owner, guest, isIn } = subject();
    assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "added" });
    assert.ok(isIn(guest));
    assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "already-member" });
    assert.deepEqual(await teamMembers.add(app, team.id, guest), { kind: "already-member" });
  });

  it("adds once when two press at once, also after one of them failed", async () => {
    const { teamMembers, team, owner, member, guest } = subject();
    const [first, second, third] = [await member(), await owner(), await owner()];
    const outcomes = await Promise.all([first, second, third].map((actor) => teamMembers.add(actor, team.id, guest)));
    assert.deepEqual(outcomes, [{ kind: "not-permitted" }, { kind: "added" }, { kind: "already-member" }]);
  });

  it("lets nobody but owners add with their own token", async () => {
    const { teamMembers, team, member, guest, isIn } = subject();
    assert.deepEqual(await teamMembers.add(await member(), team.id, guest), { kind: "not-permitted" });
    assert.ok(!isIn(guest));
  });

  it("adds as the app", async () => {
    const { teamMembers, team, guest, isIn } = subject();
    assert.deepEqual(await teamMembers.add(app, team.id, guest), { kind: "added" });
    assert.ok(isIn(guest));
  });

  it("adds nobody as the app without its permission", async () => {
    const { teamMembers, team, guest, isIn, permit } = subject();
    permit({ app: false });
    assert.deepEqual(await teamMembers.add(app, team.id, guest), { kind: "not-permitted" });
    assert.ok(!isIn(guest));
  });

  it("adds where nothing can be read", async () => {
    const { teamMembers, team, owner, guest, permit, isIn } = subject();
    permit({ reading: false });
    assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "added" });
    assert.ok(isIn(guest));
  });

  it("finds no unknown user or team, and no disabled account", async () => {
    const { teamMembers, team, owner, guest, disable } = subject();
    assert.deepEqual(await teamMembers.add(await owner(), team.id, nobody), { kind: "not-found" });
    assert.deepEqual(await teamMembers.add(app, team.id, nobody), { kind: "not-found" });
    assert.deepEqual(await teamMembers.add(app, nobody, guest), { kind: "not-found" });
    disable(guest);
    assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "not-found" });
  });

  it("says when guests are forbidden, as a person and as the app", async () => {
    const { teamMembers, team, owner, guest, isIn, forbidGuests } = subject();
    forbidGuests();
    assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "guests-forbidden" });
    assert.deepEqual(await teamMembers.add(app, team.id, guest), { kind: "guests-forbidden" });
    assert.ok(!isIn(guest));
  });
}

function removeContract(subject: () => TeamMembersUnderTest): void {
  it("lets an owner remove those that they or the app added, and says when the guest isn't there", async () => {
    const { teamMembers, team, owner, guest, isIn } = subject();
    for (const adder of [await owner(), app]) {
      await teamMembers.add(adder, team.id, guest);
      assert.deepEqual(await teamMembers.remove(await owner(), team.id, guest), { kind: "removed" });
      assert.ok(!isIn(guest));
    }
    assert.deepEqual(await teamMembers.remove(await owner(), team.id, guest), { kind: "not-member" });
  });

  it("removes as the app, and adds again afterwards", async () => {
    const { teamMembers, team, owner, guest, isIn } = subject();
    await teamMembers.add(await owner(), team.id, guest);
    assert.deepEqual(await teamMembers.remove(app, team.id, guest), { kind: "removed" });
    assert.ok(!isIn(guest));
    assert.deepEqual(await teamMembers.remove(app, team.id, guest), { kind: "not-member" });
    assert.deepEqual(await teamMembers.add(await owner(), team.id, guest), { kind: "added" });
  });

  it("lets an owner remove those that they added, also where the app may read nothing", async () => {
    const { teamMembers, team, owner, guest, isIn, permit } = subject();
    permit({ reading: false });
    await teamMembers.add(await owner(), team.id, guest);
    assert.deepEqual(await teamMembers.remove(await owner(), team.id, guest), { kind: "removed" });
    assert.ok(!isIn(guest));
  });

  it("lets nobody else remove: neither members, nor an app without the permission", async () => {
    const { teamMembers, team, owner, member, guest, isIn, permit } = subject();
    permit({ app: false });
    await teamMembers.add(await owner(), team.id, guest);
    assert.deepEqual(await teamMembers.remove(await member(), team.id, guest), { kind: "not-permitted" });
    assert.deepEqual(await teamMembers.remove(app, team.id, guest), { kind: "not-permitted" });
    assert.ok(isIn(guest));
  });
}

function readingContract(subject: () => TeamMembersUnderTest): void {
  it("knows a team's owners, and who is in it", async () => {
    const { teamMembers, team, owner, guest } = subject();
    assert.deepEqual(await teamMembers.owners(team.id), [(await owner()).id]);
    assert.equal(await teamMembers.has(team.id, guest), false);
    await teamMembers.add(await owner(), team.id, guest);
    assert.equal(await teamMembers.has(team.id, guest), true);
    assert.equal(await teamMembers.has(team.id, nobody), false);
  });

  it("knows the teams that a person owns", async () => {
    const { teamMembers, team, ownerForAll } = subject();
    assert.deepEqual(await teamMembers.ownedBy(await ownerForAll()), [{ groupId: team.id, name: team.name }]);
  });

  it("knows whether a team allows guests", async () => {
    const { teamMembers, team } = subject();
    assert.equal(await teamMembers.allowsGuests(team.id), true);
  });

  it("knows that a team forbids guests", async () => {
    const { teamMembers, team, forbidGuests } = subject();
    forbidGuests();
    assert.equal(await teamMembers.allowsGuests(team.id), false);
  });

  it("says when it may not read", async () => {
    const { teamMembers, team, ownerForAll, guest, permit } = subject();
    permit({ reading: false });
    const answers = [
      await teamMembers.owners(team.id),
      await teamMembers.has(team.id, guest),
      await teamMembers.ownedBy(await ownerForAll()),
      await teamMembers.allowsGuests(team.id),
    ];
    assert.deepEqual(answers, ["not-checked", "not-checked", "not-checked", "not-checked"]);
  });
}
