import { ownersCard } from "../../src/cards/owners.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { isOnOwnersCard } from "../data/invitation-data.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

/** The card that stands where somebody has just changed a team: that of the owners, or the living card in place of a list of teams. */
export function teamCardAnswer({ press, texts }: Pick<ActionCall, "press" | "texts">, invitation: Invitation): Answer | undefined {
  const shows = { kind: "invitation", id: invitation.id } as const;
  if (isOnOwnersCard(press.data)) return { kind: "card", card: ownersCard({ invitation }, texts), shows };
  return press.data["team"] === undefined ? undefined : livingCardAnswer({ invitation }, texts);
}
