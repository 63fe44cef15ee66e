import type { Recipient } from "../../src/domain/follower.ts";
import type { ConversationId, GuestId, PersonId } from "../../src/domain/ids.ts";
import { channelOf } from "../../src/domain/visibility.ts";
import type { TeamGuest } from "../../src/domain/team-plan.ts";
import type { TeamPlace, Teams } from "../../src/ports/teams.ts";

/** Knows the channels that a test names, by their ids; every other conversation is in no team. */
export class FakeTeams implements Teams {
  readonly places: (Omit<TeamPlace, "isStandard"> & Partial<Pick<TeamPlace, "isStandard">>)[] = [];
  /** The owners of a channel's team, by the channel's id; without an entry its roster tells no roles. */
  readonly ownersOf = new Map<ConversationId, Recipient[]>();
  /** The guests in rosters. */
  readonly guests = new Map<GuestId, TeamGuest>();
  /** The members of a channel, by its id. */
  readonly rosters = new Map<ConversationId, Recipient[]>();
  /** The error that Teams fails with, if any. */
  failure: Error | undefined;
  /** Why the bot gets no token, if it gets none. */
  noToken: Error | undefined;

  async prepare(): Promise<void> {
    if (this.noToken) throw this.noToken;
  }

  async describe(conversation: ConversationId): Promise<TeamPlace | undefined> {
    if (this.failure) throw this.failure;
    const [channel] = conversation.split(";messageid=");
    const place = this.places.find(({ channelId }) => channelId === channel);
    return place && { isStandard: true, ...place };
  }

  async isMember(conversation: ConversationId, person: PersonId): Promise<boolean> {
    return this.#roster(conversation).some(({ id }) => id === person);
  }

  async members(conversation: ConversationId, limit: number): Promise<readonly Recipient[]> {
    return this.#roster(conversation).slice(0, limit);
  }

  async owners(conversation: ConversationId): Promise<readonly Recipient[] | "not-checked"> {
    if (this.failure) throw this.failure;
    return this.ownersOf.get(channelOf(conversation)) ?? "not-checked";
  }

  async guest(_conversation: ConversationId, guest: GuestId): Promise<TeamGuest | undefined> {
    if (this.failure) throw this.failure;
    return this.guests.get(guest);
  }

  #roster(conversation: ConversationId): readonly Recipient[] {
    if (this.failure) throw this.failure;
    return this.rosters.get(channelOf(conversation)) ?? [];
  }
}
