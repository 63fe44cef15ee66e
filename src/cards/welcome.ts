import template from "../../cards/welcome.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeName } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface WelcomeView {
  readonly botName: string;
  readonly place: "personal" | "groupChat" | "channel";
}

/** What cards/welcome.json binds to. */
export interface WelcomeData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly intro: string;
  readonly lines: readonly { readonly text: string }[];
  readonly invite: string;
}

const render = cardTemplate(template);

/** The bot's greeting to a person, a team or a group chat. */
export function welcomeCard(view: WelcomeView, texts: Texts): AdaptiveCard {
  return render(welcomeData(view, texts));
}

export function welcomeData({ botName, place }: WelcomeView, texts: Texts): WelcomeData {
  const name = escapeName(botName);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("help.title", { name }),
    intro: texts.t("help.intro"),
    lines: linesFor(place, name, texts).map((text) => ({ text })),
    invite: texts.t("help.invite"),
  };
}

/** In a 1:1 chat: how the bot works. Elsewhere: only how to call it. */
function linesFor(place: WelcomeView["place"], name: string, { t }: Texts): readonly string[] {
  const more = t("welcome.team-more", { name, command: t("commands.announce.title") });
  switch (place) {
    case "personal":
      return [t("welcome.how"), t("welcome.more", { command: t("commands.help.title") })];
    case "groupChat":
      return [t("welcome.team", { name, command: t("commands.invite.example") })];
    case "channel":
      return [t("welcome.team", { name, command: t("commands.invite.example") }), more];
  }
}
