import type { AppState } from "../../page-api/teams-api.ts";
import type { TeamsSwitches } from "../../page-api/teams-switches.ts";
import type { Conversation } from "./message.ts";

/**
 * Where the app is installed: for each person, in the team, in each group chat (Microsoft: Proactive messages). T116: in a private or shared
 * channel it has to be allowed, too (Microsoft: Apps in shared and private channels).
 */
export class Installations {
  readonly #switches: () => TeamsSwitches;
  readonly #states = new Map<string, AppState>();

  constructor(switches: () => TeamsSwitches) {
    this.#switches = switches;
  }

  state(conversation: Conversation): AppState {
    const { membership, team } = conversation;
    const ofTeam = membership !== undefined && team ? this.#states.get(team.id) : undefined;
    if (ofTeam !== undefined && ofTeam !== "installed") return ofTeam;
    return this.#states.get(keyOf(conversation)) ?? this.#initial(conversation);
  }

  isInstalled(conversation: Conversation): boolean {
    return this.state(conversation) === "installed";
  }

  set(conversation: Conversation, state: AppState): void {
    this.#states.set(keyOf(conversation), state);
  }

  clear(): void {
    this.#states.clear();
  }

  #initial({ kind, membership }: Conversation): AppState {
    if (membership !== undefined) return "removed";
    return kind !== "personal" || this.#switches().appAddedPersonally ? "installed" : "absent";
  }
}

/** All standard channels of a team share one installation. */
function keyOf({ id, team, membership }: Conversation): string {
  return membership === undefined && team ? team.id : id;
}
