import { redeemLinkCard } from "../../src/cards/redeem-link.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { notYours } from "../answers/not-yours.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

/** "Show link": shows the redeem link to the requester only. */
export async function showLink(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const outcome = await flows.showRedeemLink({
    id,
    by: press.turn.person,
    conversation: press.turn.conversation,
    ssoToken: press.ssoToken,
  });
  switch (outcome.kind) {
    case "link":
      return { kind: "card", card: redeemLinkCard({ ...outcome, tenantLink: flows.tenantLink() }, texts) };
    case "no-link":
      return livingCardAnswer(outcome, texts);
    case "not-yours":
      return notYours(outcome.requester, "error.not-your-link", texts);
    case "not-given":
      return { kind: "message", text: texts.t("error.link-not-given", { reference: outcome.reference }) };
    default:
      return pressRefused(call, outcome);
  }
}
