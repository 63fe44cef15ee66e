import type { InvitationState } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";

/** The state in a few words. "Checking" isn't told apart from "sending". */
export function invitationStateText(state: InvitationState, texts: Texts): string {
  if (state.kind === "queued") return queuedText(state, texts);
  return texts.t(`invitation.state.${state.kind === "requested" ? "sending" : state.kind}`);
}

/** With the date, unless the invitation goes out on the day on which it was ready. */
function queuedText({ since, goesOutAt }: Extract<InvitationState, { kind: "queued" }>, texts: Texts): string {
  if (goesOutAt === undefined) return texts.t("invitation.state.stopped");
  const isSameDay = texts.formatDate(goesOutAt) === texts.formatDate(since);
  return isSameDay
    ? texts.t("invitation.state.queued", { time: texts.formatMinute(goesOutAt) })
    : texts.t("invitation.state.queued-day", { time: texts.formatDateTime(goesOutAt) });
}
