import { CardFactory, MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { mentionName } from "../../cards/escape.ts";
import { inviteFormCard } from "../../cards/invite-form.ts";
import type { Draft } from "../../ports/drafts.ts";
import type { Person } from "../../domain/person.ts";
import type { FormTerms } from "../../ports/notifier.ts";
import { directMessage } from "../../texts/isolate.ts";
import type { TextsFor } from "../../texts/texts.ts";

/** A form that continues in its sender's own chat, with their input and the reason why it is here. */
export function movedFormActivity({ id, by, values, replaces }: Draft, terms: FormTerms, textsFor: TextsFor): Partial<Activity> {
  const texts = textsFor(by.locale, by.timeZone);
  const card = inviteFormCard({ id, for: by.id, values, ...(replaces && { replaces }), problems: {}, ...terms }, texts);
  const summary = texts.t("sign-in.moved-summary");
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card), directMessage(texts.t("sign-in.moved"))), summary };
}

/** Asks somebody, in a conversation with others, to add the app: else they can't be signed in. */
export function addAppActivity(person: Pick<Person, "teamsId" | "name" | "locale">, textsFor: TextsFor): Partial<Activity> {
  const texts = textsFor(person.locale);
  const name = mentionName(person.name);
  const mention = { type: "mention", text: `<at>${name}</at>`, mentioned: { id: person.teamsId, name } };
  const summary = texts.t("sign-in.add-app-summary");
  const text = directMessage(texts.t("sign-in.add-app", { mention: mention.text }));
  return { ...MessageFactory.text(text), summary, entities: [mention] };
}
