import type { NoticeKind } from "../domain/job.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, mentionName } from "./escape.ts";

export interface NoticeView {
  readonly invitation: Invitation;
  readonly notice: NoticeKind;
}

/** A plain message (textFormat `markdown`) that somebody should see: edits of a card notify nobody. */
export interface Notice {
  readonly text: string;
  /** What the toast says. */
  readonly summary: string;
  /** For the activity's mention entity. Its `text` stands byte for byte in the message, or Teams mentions nobody. */
  readonly mention: { readonly text: string; readonly name: string; readonly teamsId: string };
}

export function noticeText({ invitation, notice }: NoticeView, texts: Texts): Notice {
  const { requester, state } = invitation;
  const name = mentionName(requester.name);
  const mention = { text: `<at>${name}</at>`, name, teamsId: requester.teamsId };
  const reason = texts.t(`failure.${state.kind === "failed" ? state.reason : "unknown"}`);
  return {
    text: texts.t(`notice.${notice}`, { mention: mention.text, email: escapeAddress(invitation.email), name, reason }),
    summary: texts.t(`notice.summary-${notice}`, { email: invitation.email, name: requester.name }),
    mention,
  };
}
