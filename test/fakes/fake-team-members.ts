import type { GuestId, PersonId } from "../../src/domain/ids.ts";
import type { Actor, PersonActor } from "../../src/ports/identity.ts";
import type { AddOutcome, OwnedTeam, RemoveOutcome, TeamMembers } from "../../src/ports/team-members.ts";

interface FakeTeam {
  readonly owners: readonly PersonId[];
  readonly members: Set<GuestId>;
  readonly name?: string;
  /** Its settings allow no guests. */
  readonly isClosed?: boolean;
}

/** Teams in memory: their owners may add and remove members, and the app may if it is `permitted`. */
export class FakeTeamMembers implements TeamMembers {
  readonly teams = new Map<string, FakeTeam>();
  /** Users that can be found. */
  readonly users = new Set<GuestId>();
  readonly permitted = { person: true, app: false, reading: true };
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

  async remove(actor: Actor, groupId: string, user: GuestId): Promise<RemoveOutcome> {
    const team = this.teams.get(groupId);
    if (actor.kind === "app" && !this.permitted.app) return { kind: "not-permitted" };
    if (team?.members.has(user) && !this.#may(actor, team)) return { kind: "not-permitted" };
    return { kind: team?.members.delete(user) ? "removed" : "not-member" };
  }

  /** It remembers nothing. */
  async forget(): Promise<void> {}

  async owners(groupId: string): Promise<readonly PersonId[] | "not-checked"> {
    return this.permitted.reading ? (this.teams.get(groupId)?.owners ?? []) : "not-checked";
  }

  async has(groupId: string, user: GuestId): Promise<boolean | "not-checked"> {
    return this.permitted.reading ? this.#members(groupId).has(user) : "not-checked";
  }

  async ownedBy(actor: PersonActor): Promise<readonly OwnedTeam[] | "not-checked"> {
    if (!this.permitted.reading) return "not-checked";
    const owned = [...this.teams].filter(([, { owners }]) => owners.includes(actor.id));
    return owned.map(([groupId, { name = groupId }]) => ({ groupId, name })).toSorted((a, b) => a.name.localeCompare(b.name));
  }

  async allowsGuests(groupId: string): Promise<boolean | "not-checked"> {
    return this.permitted.reading ? !this.teams.get(groupId)?.isClosed : "not-checked";
  }

  #members(groupId: string): ReadonlySet<GuestId> {
    return this.teams.get(groupId)?.members ?? new Set();
  }

  #may(actor: Actor, team: FakeTeam | undefined): boolean {
    return this.permitted[actor.kind] && (actor.kind === "app" || team === undefined || team.owners.includes(actor.id));
  }

  #add(actor: Actor, groupId: string, user: GuestId): AddOutcome {
    const team = this.teams.get(groupId);
    if (team?.members.has(user)) return { kind: "already-member" };
    if (!this.#may(actor, team)) return { kind: "not-permitted" };
    if (!team || !this.users.has(user)) return { kind: "not-found" };
    if (team.isClosed) return { kind: "guests-forbidden" };
    team.members.add(user);
    return { kind: "added" };
  }
}
