import type { ConversationId } from "../../src/domain/ids.ts";
import type { TeamPlace, Teams } from "../../src/ports/teams.ts";

/** Knows the channels that a test names, by their ids; every other conversation is in no team. */
export class FakeTeams implements Teams {
  readonly places: TeamPlace[] = [];
  /** What Teams fails with, when it does. */
  failure: Error | undefined;

  async describe(conversation: ConversationId): Promise<TeamPlace | undefined> {
    if (this.failure) throw this.failure;
    const [channel] = conversation.split(";messageid=");
    return this.places.find(({ channelId }) => channelId === channel);
  }
}
