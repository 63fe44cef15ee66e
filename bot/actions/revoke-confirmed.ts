import { askToDeleteCard } from "../../src/cards/ask-to-delete.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { notRevoked } from "../answers/not-revoked.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["revokeInvitation"]>>;

/** "Revoke" on the card that asks for confirmation: revokes the invitation. */
export async function revokeConfirmed(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  return revokeAnswer(
    call,
    await flows.revokeInvitation({ id, by: press.turn.person, conversation: press.turn.conversation, ssoToken: press.ssoToken }),
  );
}

function revokeAnswer(call: ActionCall, outcome: Outcome): Answer {
  const { flows, press, texts } = call;
  switch (outcome.kind) {
    case "revoked":
    case "removed":
      return livingCardAnswer(outcome, texts);
    case "goes-on":
      return { kind: "message", text: goesOnText(outcome.busy, texts) };
    case "accepted":
    case "too-fresh":
    case "not-yet":
      return { kind: "message", text: texts.t(`revoke.${outcome.kind}`) };
    case "no-state":
      return { kind: "message", text: texts.t("status.no-state-next") };
    case "not-permitted":
      return {
        kind: "card",
        card: askToDeleteCard({ ...outcome, why: "not-permitted", by: press.turn.person, page: flows.guestPage(outcome.guest) }, texts),
      };
    default:
      return notRevoked(call, outcome);
  }
}

function goesOnText({ until }: Extract<Outcome, { kind: "goes-on" }>["busy"], texts: ActionCall["texts"]): string {
  return until === undefined ? texts.t("revoke.busy") : texts.t("revoke.busy-until", { time: texts.formatMinute(until) });
}
