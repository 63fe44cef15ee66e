import type { Mention } from "./message.ts";
import type { TeamsPerson } from "./people.ts";

/** T111: Whether a mention names this person, directly or by a tag of theirs. */
export function isMentioned({ id, teamsId }: Pick<TeamsPerson, "id" | "teamsId">, mention: Mention): boolean {
  return mention.id === teamsId || (mention.tagged?.includes(id) ?? false);
}
