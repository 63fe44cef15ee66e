import { ActivityTypes, CardFactory, MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { approvalCard } from "../../cards/approval.ts";
import { approversNotice, approversNoticeCard } from "../../cards/approvers-notice.ts";
import { mentionEntity } from "../../cards/mention.ts";
import type { Approval } from "../../domain/approval.ts";
import type { ConversationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { messageLink } from "../../domain/message-link.ts";
import type { ApproversNotice } from "../../domain/notice.ts";
import type { ApprovalsChannel, Mentioned } from "../../ports/approvals-channel.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import { directMessage } from "../../texts/isolate.ts";
import { textsFor } from "../../texts/texts.ts";
import type { Texts } from "../../texts/texts.ts";
import { edit, post, send, speakIn } from "./speak-in.ts";
import type { SpeakOptions } from "./speak-in.ts";

interface Options extends SpeakOptions {
  /** What links to messages name. */
  readonly links: { readonly tenantId: string; readonly teamsUrl: string };
}

/** Speaks to the approvers, in the language of their channel. */
export function createApprovalsChannel(options: Options): ApprovalsChannel {
  return {
    post: (invitation, mentioned) =>
      withApproval(invitation, ({ channel, ...approval }) =>
        speakIn(options, channel, (context) => post(context, cardActivity(options, invitation, approval, mentioned))),
      ),
    update: (invitation, mentioned) =>
      withApproval(invitation, async ({ channel, card, ...approval }) => {
        if (card === undefined) return { kind: "message-missing" };
        const activity = cardActivity(options, invitation, approval, mentioned);
        return speakIn(options, channel, (context) => edit(context, card, activity));
      }),
    tell: (invitation, what, mentioned) =>
      withApproval(invitation, (approval) =>
        speakIn(options, threadOf(approval), (context) => send(context, noticeActivity(invitation, what, mentioned, textsOf(approval)))),
      ),
  };
}

/** Nobody is reached where nobody was asked. */
async function withApproval(invitation: Invitation, speak: (approval: Approval) => Promise<NotifyOutcome>): Promise<NotifyOutcome> {
  return invitation.approval ? speak(invitation.approval) : { kind: "unreachable" };
}

function threadOf({ channel, card }: Approval): ConversationId {
  return (card === undefined ? channel : `${channel};messageid=${card}`) as ConversationId;
}

function textsOf({ locale, timeZone }: Pick<Approval, "locale" | "timeZone">): Texts {
  return textsFor(locale, timeZone);
}

function cardActivity(
  { links }: Options,
  invitation: Invitation,
  approval: Pick<Approval, "locale" | "timeZone">,
  toMention: Mentioned | undefined,
): Partial<Activity> {
  const texts = textsOf(approval);
  const { home, requester, email } = invitation;
  const homeLink = messageLink({ ...links, conversation: home.conversation, message: home.card });
  const card = approvalCard({ invitation, ...(toMention && { toMention }), ...(homeLink !== undefined && { homeLink }) }, texts);
  const summary = texts.t("approval.title", { name: requester.name, email });
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), type: ActivityTypes.Message, summary };
}

/** A plain message: a card beside the text would be split off into a second one without an id (BotBuilder-MicrosoftTeams #125). */
function noticeActivity(invitation: Invitation, what: ApproversNotice, toMention: Mentioned, texts: Texts): Partial<Activity> {
  const view = { invitation, what, toMention };
  const { text, summary, mentions } = approversNotice(view, texts);
  if (toMention.tag) return { ...MessageFactory.attachment(CardFactory.adaptiveCard(approversNoticeCard(view, texts))), summary };
  return { ...MessageFactory.text(directMessage(text)), summary, entities: mentions.map(mentionEntity) };
}
