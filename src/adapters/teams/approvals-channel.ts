import { CardFactory, MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { approversNotice, approversNoticeCard } from "../../cards/approvers-notice.ts";
import { mentionEntity } from "../../cards/mention.ts";
import type { Approval } from "../../domain/approval.ts";
import type { ConversationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ApproversNotice } from "../../domain/notice.ts";
import { threadIn } from "../../domain/visibility.ts";
import type { ApprovalsChannel, Mentioned } from "../../ports/approvals-channel.ts";
import { directMessage } from "../../texts/isolate.ts";
import type { Texts } from "../../texts/texts.ts";
import { speakIn } from "./speak-in.ts";
import type { SpeakOptions } from "./speak-in.ts";

/** Speaks to the approvers, in the language of their channel, or of one approver in their own chat. */
export function createApprovalsChannel(options: SpeakOptions): ApprovalsChannel {
  return {
    async tell(invitation, what, mentioned) {
      const { approval } = invitation;
      if (!approval) return { kind: "unreachable" };
      const texts = options.textsFor(approval.locale, approval.timeZone);
      return speakIn(options, threadOf(approval), () => noticeActivity(invitation, what, mentioned, texts));
    },
    async tellAlone(invitation, what, { person, chat }) {
      const texts = options.textsFor(person.locale, person.timeZone);
      return speakIn(options, chat, () => noticeActivity(invitation, what, { people: [person] }, texts));
    },
  };
}

function threadOf({ channel, card }: Approval): ConversationId {
  return card === undefined ? channel : threadIn(channel, card);
}

/** A plain message: a card beside the text would be split off into a second one without an id (BotBuilder-MicrosoftTeams #125). */
function noticeActivity(invitation: Invitation, what: ApproversNotice, toMention: Mentioned, texts: Texts): Partial<Activity> {
  const view = { invitation, what, toMention };
  const { text, summary, mentions } = approversNotice(view, texts);
  if (toMention.tag) return { ...MessageFactory.attachment(CardFactory.adaptiveCard(approversNoticeCard(view, texts))), summary };
  return { ...MessageFactory.text(directMessage(text)), summary, entities: mentions.map(mentionEntity) };
}
