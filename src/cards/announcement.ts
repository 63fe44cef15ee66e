import type { AnnouncedGuest } from "../domain/announcement.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName } from "./escape.ts";

/** The most guests that one message lists; more would hide the rest of the channel. */
const mostListed = 20;

/** A plain message (textFormat `markdown`) to everybody in a conversation. */
export interface AnnouncementText {
  readonly text: string;
  /** What the toast says. */
  readonly summary: string;
}

/** Who has accepted: one guest as a sentence, several as a list. */
export function announcementText(guests: readonly AnnouncedGuest[], texts: Texts): AnnouncementText {
  const count = guests.length;
  const [only] = guests;
  const summary = texts.t("announce.summary", { count });
  if (count === 1 && only) return { text: texts.t(`announce.one-${only.kind}`, valuesOf(only)), summary };
  const items = guests.slice(0, mostListed).map((guest) => texts.t(`announce.item-${guest.kind}`, valuesOf(guest)));
  const more = count > mostListed ? [texts.t("announce.more", { count: count - mostListed })] : [];
  const lines = [...items, ...more].map((item) => `- ${item}`);
  return { text: [texts.t("announce.many", { count }), lines.join("\n")].join("\n\n"), summary };
}

function valuesOf(guest: AnnouncedGuest): Readonly<Record<string, string>> {
  switch (guest.kind) {
    case "ours":
      return { email: escapeAddress(guest.email), name: escapeName(guest.requester) };
    case "guest":
      return { email: escapeAddress(guest.email), name: escapeName(guest.name) };
    case "nameless":
      return {};
  }
}
