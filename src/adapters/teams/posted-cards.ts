import { ActivityTypes, CardFactory, MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { approvalCard } from "../../cards/approval.ts";
import type { AdaptiveCard } from "../../cards/card.ts";
import { escapeAddress } from "../../cards/escape.ts";
import { feedText } from "../../cards/feed-text.ts";
import { invitationCard } from "../../cards/invitation.ts";
import type { ActivityId } from "../../domain/ids.ts";
import { ownersCard } from "../../cards/owners.ts";
import { lateLines } from "../../cards/late-line.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { CardNote } from "../../domain/late-answer.ts";
import { messageLink } from "../../domain/message-link.ts";
import { approverAt, postedCard } from "../../domain/posted-card.ts";
import type { CardPlace, PostedCard } from "../../domain/posted-card.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { PostedCards } from "../../ports/posted-cards.ts";
import { directMessage } from "../../texts/isolate.ts";
import type { Texts } from "../../texts/texts.ts";
import { editIn, postIn, speakIn } from "./speak-in.ts";
import type { SpeakOptions } from "./speak-in.ts";

interface Options extends SpeakOptions {
  /** For links to messages. */
  readonly links: { readonly tenantId: string; readonly teamsUrl: string };
  /** Where partners land unless the requester chose another page. */
  readonly usualPage: string;
}

/** The living card and the one for the owners speak the requester's language, the approval card its channel's, a copy its reader's. */
export function createPostedCards(options: Options): PostedCards {
  const draw = (shown: Shown, { locale, timeZone }: PostedCard): Partial<Activity> => {
    const { place, invitation, mentioned, isReposted, notes } = shown;
    const texts = options.textsFor(locale, timeZone);
    if (place === "home") return message(invitationCard({ invitation, isReposted, notes }, texts));
    if (place === "owners") return ownersMessage({ invitation, toMention: mentioned, notes }, texts);
    return approvalMessage(options, { invitation, toMention: mentioned, notes, isCopy: approverAt(place) !== undefined }, texts);
  };
  return {
    async post(place, invitation, mentioned) {
      const posted = postedCard(invitation, place);
      if (!posted) return { kind: "unreachable" };
      const say = place === "home" || place === "owners" ? speakIn : postIn;
      return say(options, posted.conversation, () => draw({ place, invitation, mentioned, isReposted: true, notes: [] }, posted));
    },
    async edit(place, invitation, mentioned, notes = []) {
      const posted = postedCard(invitation, place);
      if (!posted) return { kind: "unreachable" };
      const { conversation, card } = posted;
      if (card === undefined) return { kind: "message-missing" };
      return editIn(options, conversation, card, () => draw({ place, invitation, mentioned, isReposted: false, notes }, posted));
    },
    async leadToCard(place, invitation, from) {
      const posted = postedCard(invitation, place);
      if (posted?.card === undefined) return { kind: "message-missing" };
      const { conversation, card } = posted;
      return editIn(options, conversation, from, () => noteToCard(options, invitation, posted, card));
    },
  };
}

interface Shown {
  readonly place: CardPlace;
  readonly invitation: Invitation;
  readonly mentioned: Mentioned | undefined;
  /** In the home, the first card is the form that was sent: what is posted there takes the place of a deleted one. */
  readonly isReposted: boolean;
  readonly notes: readonly CardNote[];
}

/** Without a link in chats: only their members could open it, and there the card is near. */
function noteToCard({ links, textsFor }: Options, { email }: Invitation, posted: PostedCard, card: ActivityId): Partial<Activity> {
  const texts = textsFor(posted.locale, posted.timeZone);
  const link = messageLink({ ...links, conversation: posted.conversation, message: card });
  const text = texts.t("invitation.elsewhere", { email: escapeAddress(email) });
  return MessageFactory.text(directMessage(link === undefined ? text : `${text} [${texts.t("invitation.elsewhere-open")}](${link})`));
}

function message(card: AdaptiveCard): Partial<Activity> {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), type: ActivityTypes.Message };
}

/** In the thread where the invitation began. */
function ownersMessage({ invitation, toMention, notes }: Omit<ShownRequest, "isCopy">, texts: Texts): Partial<Activity> {
  const note = notes.length > 0 ? { note: lateLines(notes, texts) } : {};
  const card = ownersCard({ invitation, ...note, ...(toMention && { toMention }) }, texts);
  return { ...message(card), summary: feedText("owners.summary", invitation.email, texts) };
}

interface ShownRequest {
  readonly invitation: Invitation;
  readonly toMention: Mentioned | undefined;
  readonly isCopy: boolean;
  readonly notes: readonly CardNote[];
}

function approvalMessage(
  { links, usualPage }: Options,
  { invitation, toMention, notes, isCopy }: ShownRequest,
  texts: Texts,
): Partial<Activity> {
  const { home, email } = invitation;
  const homeLink = messageLink({ ...links, conversation: home.conversation, message: home.card });
  const note = notes.length > 0 ? { note: lateLines(notes, texts) } : {};
  const view = { invitation, usualPage, isCopy, ...note, ...(toMention && { toMention }), ...(homeLink !== undefined && { homeLink }) };
  const card = approvalCard(view, texts);
  return { ...message(card), summary: feedText("approval.summary", email, texts) };
}
