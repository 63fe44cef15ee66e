import type { InvitationState } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";

/** Why an invitation wasn't sent, and what to do next, ready for a TextBlock. */
export function failureText(state: InvitationState, texts: Texts): string {
  if (state.kind !== "failed") return texts.t("failure.unknown");
  const { reason, until } = state;
  return until === undefined ? texts.t(`failure.${reason}`) : texts.t("failure.busy-until", { time: texts.formatMinute(until) });
}
