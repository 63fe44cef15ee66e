import { mentionName } from "../../src/cards/escape.ts";
import { invitationCard } from "../../src/cards/invitation.ts";
import { redeemLinkCard } from "../../src/cards/redeem-link.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { refusalAnswer } from "../answers/refusal-answer.ts";
import { signInOrExpired } from "../answers/sign-in-or-expired.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "Show link": the redeem link, for the requester's eyes only. */
export async function showLink({ press, flows, texts }: ActionCall): Promise<Answer> {
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const outcome = await flows.showRedeemLink({ id, by: press.turn.person, ssoToken: press.ssoToken });
  switch (outcome.kind) {
    case "link":
      return { kind: "card", card: redeemLinkCard({ ...outcome, tenantLink: flows.tenantLink() }, texts) };
    case "no-link":
      return { kind: "card", card: invitationCard(outcome, texts) };
    case "not-yours":
      return { kind: "message", text: texts.t("error.not-your-link", { name: mentionName(outcome.requester.name) }) };
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "refused":
      return refusalAnswer(press, outcome.refusal, texts);
    case "not-given":
      return { kind: "message", text: texts.t("error.link-not-given", { reference: outcome.reference }) };
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
