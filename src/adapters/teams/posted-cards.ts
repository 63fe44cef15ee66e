import { ActivityTypes, CardFactory, MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { approvalCard } from "../../cards/approval.ts";
import type { AdaptiveCard } from "../../cards/card.ts";
import { invitationCard } from "../../cards/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { messageLink } from "../../domain/message-link.ts";
import { postedCard } from "../../domain/posted-card.ts";
import type { CardPlace, PostedCard } from "../../domain/posted-card.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { PostedCards } from "../../ports/posted-cards.ts";
import type { Texts } from "../../texts/texts.ts";
import { edit, post, send, speakIn } from "./speak-in.ts";
import type { SpeakOptions } from "./speak-in.ts";

interface Options extends SpeakOptions {
  /** For links to messages. */
  readonly links: { readonly tenantId: string; readonly teamsUrl: string };
}

/** The living card speaks the requester's language, the approval card its channel's. */
export function createPostedCards(options: Options): PostedCards {
  const draw = (place: CardPlace, invitation: Invitation, { locale, timeZone }: PostedCard, mentioned: Mentioned | undefined) => {
    const texts = options.textsFor(locale, timeZone);
    return place === "home" ? message(invitationCard({ invitation }, texts)) : approvalMessage(options, invitation, mentioned, texts);
  };
  return {
    async post(place, invitation, mentioned) {
      const posted = postedCard(invitation, place);
      if (!posted) return { kind: "unreachable" };
      const say = place === "home" ? send : post;
      return speakIn(options, posted.conversation, (context) => say(context, draw(place, invitation, posted, mentioned)));
    },
    async edit(place, invitation, mentioned) {
      const posted = postedCard(invitation, place);
      if (!posted) return { kind: "unreachable" };
      const { conversation, card } = posted;
      if (card === undefined) return { kind: "message-missing" };
      return speakIn(options, conversation, (context) => edit(context, card, draw(place, invitation, posted, mentioned)));
    },
  };
}

function message(card: AdaptiveCard): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), type: ActivityTypes.Message };
}

function approvalMessage({ links }: Options, invitation: Invitation, toMention: Mentioned | undefined, texts: Texts): Partial<Activity> {
  const { home, requester, email } = invitation;
  const homeLink = messageLink({ ...links, conversation: home.conversation, message: home.card });
  const card = approvalCard({ invitation, ...(toMention && { toMention }), ...(homeLink !== undefined && { homeLink }) }, texts);
  return { ...message(card), summary: texts.t("approval.title", { name: requester.name, email }) };
}
