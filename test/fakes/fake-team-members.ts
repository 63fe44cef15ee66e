import type { GuestId, PersonId } from "../../src/domain/ids.ts";
import type { Actor } from "../../src/ports/identity.ts";
import type { AddOutcome, TeamMembers } from "../../src/ports/team-members.ts";

interface FakeTeam {
  readonly owners: readonly PersonId[];
  readonly members: Set<GuestId>;
}

/** Teams in memory: their owners may add members, and the app may if it is `permitted`. */
export class FakeTeamMembers implements TeamMembers {
  readonly teams = new Map<string, FakeTeam>();
  /** Users that can be found. */
  readonly users = new Set<GuestId>();
  readonly permitted = { person: true, app: false };
  /** Used up by the next `add` instead of its own answer. */
  nextAdd: AddOutcome | Error | undefined;
  /** The identities that Graph saw in `add`. */
  readonly asked: Actor["kind"][] = [];

  async add(actor: Actor, groupId: string, user: GuestId): Promise<AddOutcome> {
    this.asked.push(actor.kind);
    const planned = this.nextAdd;
    this.nextAdd = undefined;
    if (planned instanceof Error) throw planned;
    return planned ?? this.#add(actor, groupId, user);
  }

  async owns(groupId: string, person: PersonId): Promise<boolean> {
    return this.teams.get(groupId)?.owners.includes(person) ?? false;
  }

  #add(actor: Actor, groupId: string, user: GuestId): AddOutcome {
    const team = this.teams.get(groupId);
    if (team?.members.has(user)) return { kind: "already-member" };
    if (!this.permitted[actor.kind]) return { kind: "not-permitted" };
    if (!team) return { kind: "not-found" };
    if (actor.kind === "person" && !team.owners.includes(actor.id)) return { kind: "not-permitted" };
    if (!this.users.has(user)) return { kind: "not-found" };
    team.members.add(user);
    return { kind: "added" };
  }
}
