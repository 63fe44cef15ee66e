import assert from "node:assert/strict";
import type { GuestId, PersonId } from "../../src/domain/ids.ts";
import type { PersonActor } from "../../src/ports/identity.ts";
import type { TeamMembers } from "../../src/ports/team-members.ts";
import { id } from "../build/ids.ts";

export interface TeamMembersUnderTest {
  readonly teamMembers: TeamMembers;
  readonly team: string;
  /** Signs in with the permissions of that moment. */
  owner(): Promise<PersonActor>;
  /** A member of the team who doesn't own it. */
  member(): Promise<PersonActor>;
  /** A guest who is in no team. */
  readonly guest: GuestId;
  isIn(user: GuestId): boolean;
  /** Grants or removes the permission to add members. */
  permit(permitted: { readonly person: boolean; readonly app: boolean }): void;
}

const nobody: GuestId & PersonId = id("00000000-0000-4000-8000-000000000000");
const app = { kind: "app" } as const;

/** What every {@link TeamMembers} must do. */
export function teamMembersContract(subject: () => TeamMembersUnderTest): void {
  beforeEach(() => subject().permit({ person: true, app: true }));

  it("lets an owner add, and says when the guest is a member already", async () => {
    const { teamMembers, team, owner, guest, isIn } = subject();
    assert.deepEqual(await teamMembers.add(await owner(), team, guest), { kind: "added" });
    assert.ok(isIn(guest));
    assert.deepEqual(await teamMembers.add(await owner(), team, guest), { kind: "already-member" });
    assert.deepEqual(await teamMembers.add(app, team, guest), { kind: "already-member" });
  });

  it("adds once when two press at once, also after one of them failed", async () => {
    const { teamMembers, team, owner, member, guest } = subject();
    const [first, second, third] = [await member(), await owner(), await owner()];
    const outcomes = await Promise.all([first, second, third].map((actor) => teamMembers.add(actor, team, guest)));
    assert.deepEqual(outcomes, [{ kind: "not-permitted" }, { kind: "added" }, { kind: "already-member" }]);
  });

  it("lets nobody but owners add with their own token", async () => {
    const { teamMembers, team, member, guest, isIn } = subject();
    assert.deepEqual(await teamMembers.add(await member(), team, guest), { kind: "not-permitted" });
    assert.ok(!isIn(guest));
  });

  it("adds as the app", async () => {
    const { teamMembers, team, guest, isIn } = subject();
    assert.deepEqual(await teamMembers.add(app, team, guest), { kind: "added" });
    assert.ok(isIn(guest));
  });

  for (const [who, permitted] of [
    ["the person", { person: false, app: true }],
    ["the app", { person: true, app: false }],
  ] as const) {
    it(`adds nobody when ${who} lacks the permission`, async () => {
      const { teamMembers, team, owner, guest, permit, isIn } = subject();
      permit(permitted);
      const actor = permitted.person ? app : await owner();
      assert.deepEqual(await teamMembers.add(actor, team, guest), { kind: "not-permitted" });
      assert.ok(!isIn(guest));
    });
  }

  it("answers not-found for unknown users and teams", async () => {
    const { teamMembers, team, owner, guest } = subject();
    assert.deepEqual(await teamMembers.add(await owner(), team, nobody), { kind: "not-found" });
    assert.deepEqual(await teamMembers.add(app, nobody, guest), { kind: "not-found" });
  });

  it("knows a team's owners", async () => {
    const { teamMembers, team, owner, member } = subject();
    assert.deepEqual(await teamMembers.owners(team), [(await owner()).id]);
  });
}
