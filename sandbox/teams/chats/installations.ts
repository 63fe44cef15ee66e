import type { AppState } from "../../page-api/teams-api.ts";
import type { TeamsSwitches } from "../../page-api/teams-switches.ts";
import type { Conversation } from "./message.ts";

/** Where the app is installed: for each person, in the team, in each group chat (Microsoft: Proactive messages). */
export class Installations {
  readonly #switches: () => TeamsSwitches;
  readonly #states = new Map<string, AppState>();

  constructor(switches: () => TeamsSwitches) {
    this.#switches = switches;
  }

  state(conversation: Conversation): AppState {
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

  #initial({ kind }: Conversation): AppState {
    return kind !== "personal" || this.#switches().appAddedPersonally ? "installed" : "absent";
  }
}

/** All channels of a team share one installation. */
function keyOf({ id, team }: Conversation): string {
  return team?.id ?? id;
}
