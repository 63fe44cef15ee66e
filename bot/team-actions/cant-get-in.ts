import { cantGetInCard, hindrances } from "../../src/cards/cant-get-in.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { viewerOf } from "../press.ts";

/** "They can't get in": asks what the partner sees, and answers with one sentence. */
export async function cantGetIn({ press, flows, texts }: ActionCall): Promise<Answer> {
  const id = readInvitationId(press.data);
  const invitation = id && (await flows.findInvitation(id, viewerOf(press)));
  if (!invitation) return unknownInvitation(texts);
  if (invitation.state.kind !== "accepted") return livingCardAnswer({ invitation }, texts);
  const hindrance = hindrances.find((one) => one === press.data["answer"]);
  return { kind: "card", card: cantGetInCard({ invitation, ...(hindrance && { hindrance }) }, texts) };
}
