import { CardFactory, MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { announcementText } from "../../cards/announcement.ts";
import { welcomeCard } from "../../cards/welcome.ts";
import type { WelcomeView } from "../../cards/welcome.ts";
import type { AnnouncedGuest } from "../../domain/announcement.ts";
import type { Audience } from "../../ports/notifier.ts";
import { directMessage } from "../../texts/isolate.ts";
import type { TextsFor } from "../../texts/texts.ts";

/** A plain message that mentions nobody: people who want an alert follow the channel. */
export function announcementActivity(
  { locale, timeZone }: Audience,
  guests: readonly AnnouncedGuest[],
  textsFor: TextsFor,
): Partial<Activity> {
  const { text, summary } = announcementText(guests, textsFor(locale, timeZone));
  return { ...MessageFactory.text(directMessage(text)), summary };
}

export function welcomeActivity(view: WelcomeView, locale: string, textsFor: TextsFor): Partial<Activity> {
  const texts = textsFor(locale);
  const summary = texts.t("help.title", { name: view.botName });
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(welcomeCard(view, texts))), summary };
}
