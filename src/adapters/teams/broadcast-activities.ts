import { ActivityTypes, CardFactory, MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { announcementText } from "../../cards/announcement.ts";
import { feedText } from "../../cards/feed-text.ts";
import { overrideCard } from "../../cards/override.ts";
import { stopCard } from "../../cards/stop.ts";
import { welcomeCard } from "../../cards/welcome.ts";
import type { WelcomeView } from "../../cards/welcome.ts";
import type { AnnouncedGuest } from "../../domain/announcement.ts";
import type { StopNews } from "../../domain/pace/stop-standing.ts";
import type { OverrideNews } from "../../domain/policy-override.ts";
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

/** The toast says in short what the card begins with. */
export function stopActivity(news: StopNews, { locale, timeZone }: Audience, textsFor: TextsFor): Partial<Activity> {
  const texts = textsFor(locale, timeZone);
  const summary = texts.t(news.standing.kind === "over" ? "stop.over" : "stop.summary");
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(stopCard(news, texts))), type: ActivityTypes.Message, summary };
}

/** The toast says what happened, and for which address. */
export function overrideActivity(news: OverrideNews, { locale, timeZone }: Audience, textsFor: TextsFor): Partial<Activity> {
  const texts = textsFor(locale, timeZone);
  return {
    ...MessageFactory.attachment(CardFactory.adaptiveCard(overrideCard(news, texts))),
    summary: feedText("override.summary", news.email, texts),
  };
}

export function welcomeActivity(view: WelcomeView, locale: string, textsFor: TextsFor): Partial<Activity> {
  const texts = textsFor(locale);
  const summary = texts.t("help.title", { name: view.botName });
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(welcomeCard(view, texts))), summary };
}
