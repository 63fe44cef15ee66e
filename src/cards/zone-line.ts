import type { Texts } from "../texts/texts.ts";

/** Names the zone of a card's times once: where several people read the card, or the zone of its reader isn't known. */
export function zoneLine(isShared: boolean, texts: Texts): string | undefined {
  return isShared || !texts.isZoneKnown ? texts.t("history.zone", { zone: texts.zoneName() }) : undefined;
}
