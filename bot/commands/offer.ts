import { offerCard, offeredAction } from "../../src/cards/offer.ts";
import type { OfferName } from "../../src/cards/offer.ts";
import { feedText } from "../../src/cards/feed-text.ts";
import { escapeAddress } from "../../src/cards/escape.ts";
import type { Command } from "../command.ts";
import type { TextKey } from "../../src/texts/text-key.ts";
import type { Texts } from "../../src/texts/texts.ts";
import { splitWords } from "../wordings/wordings.ts";
import { status } from "./status.ts";

/**
 * "resend sam@fabrikam.com", and "revoke", "link", "fix": asks once, with the button that does it. If there is nothing of the person's to do it
 * with, says so and shows how the address stands.
 */
export function offer(name: OfferName): Command {
  return async (call) => {
    const { turn, argument, flows, texts, reply } = call;
    if (argument === "") return reply.text(texts.t("error.status-address", { command: exampleOf(name, texts) }));
    const outcome = await flows.lookUpStatus({ typed: argument, by: turn.person, conversation: turn.conversation });
    if (outcome.kind === "problem") return status(call);
    const { email, ours } = outcome;
    const action = ours?.requester.id === turn.person.id ? offeredAction(name, ours) : undefined;
    if (ours && action) return reply.card(offerCard({ invitation: ours, action }, texts), feedText("invitation.title", email, texts));
    const isDone = ours?.requester.id === turn.person.id && ours.state.kind === "accepted";
    const why = (isDone ? onceAccepted[name] : undefined) ?? "offer.not-now";
    await reply.text(texts.t(why, { email: escapeAddress(email) }));
    return status(call);
  };
}

/** Why there is nothing left to do with one's own invitation. */
const onceAccepted: Readonly<Partial<Record<OfferName, TextKey>>> = { resend: "resend.accepted", revoke: "revoke.accepted" };

function exampleOf(name: OfferName, texts: Texts): string {
  const [words = name] = splitWords(texts.t(`commands.${name}.words`));
  return `${words} ${texts.t("commands.status.example").replace(/^.* /, "")}`;
}
