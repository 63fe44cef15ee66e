import type { Invitation } from "../domain/invitation.ts";
import type { Hearer, NoticeKind } from "../domain/notice.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, mentionName } from "./escape.ts";
import { mentionOf } from "./mention.ts";
import type { Mention } from "./mention.ts";

export interface NoticeView {
  readonly invitation: Invitation;
  readonly notice: NoticeKind;
  readonly hearer: Pick<Hearer, "as" | "person">;
  /** Told in a team's channel, where a new guest isn't a member yet. */
  readonly inTeam: boolean;
}

/** A plain message (textFormat `markdown`) that somebody should see: edits of a card notify nobody. */
export interface Notice {
  readonly text: string;
  /** What the toast says. */
  readonly summary: string;
  /** Absent when nobody may read the name of who is told. */
  readonly mention?: Mention;
}

export function noticeText(view: NoticeView, texts: Texts): Notice {
  const { requester, state, email } = view.invitation;
  const mention = mentionOf(view.hearer.person);
  const values = {
    mention: mention?.text ?? texts.t("notice.hello"),
    name: mentionName(requester.name),
    reason: texts.t(`failure.${state.kind === "failed" ? state.reason : "unknown"}`),
  };
  return {
    text: texts.t(wordsOf(view), { ...values, email: escapeAddress(email) }),
    summary: texts.t(`notice.summary-${view.notice}`, { email, name: requester.name }),
    ...(mention && { mention }),
  };
}

/** What the requester can do next isn't what others can. */
function wordsOf({ notice, hearer, inTeam }: NoticeView): TextKey {
  if (notice === "accepted" && hearer.as !== "requester") return "notice.accepted-other";
  if (notice === "accepted" && inTeam) return "notice.accepted-team";
  if (notice === "failed" && hearer.as !== "requester") return "notice.failed-other";
  if (notice === "revoked" && hearer.as === "colleague") return "notice.revoked-colleague";
  return `notice.${notice}`;
}
