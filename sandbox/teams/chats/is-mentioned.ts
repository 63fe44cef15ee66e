import type { Mention } from "./message.ts";
import type { TeamsPerson } from "./people.ts";

/** Whether a mention is of this person, by name or by a tag that they have. */
export function isMentioned({ id, teamsId }: Pick<TeamsPerson, "id" | "teamsId">, mention: Mention): boolean {
  return mention.id === teamsId || (mention.tagged?.includes(id) ?? false);
}
