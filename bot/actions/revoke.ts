import { revokeCard } from "../../src/cards/revoke.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { notRevoked } from "../answers/not-revoked.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "Revoke": asks the person who pressed to confirm. Nobody else sees the question. */
export async function revoke(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const outcome = await flows.askToRevoke({ id, by: press.turn.person, conversation: press.turn.conversation, ssoToken: press.ssoToken });
  return outcome.kind === "confirm" ? { kind: "card", card: revokeCard(outcome, texts) } : notRevoked(call, outcome);
}
