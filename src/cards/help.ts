import template from "../../cards/help.json" with { type: "json" };
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeName } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface HelpView {
  readonly botName: string;
  /** In channels and group chats a bot hears only what mentions it. */
  readonly inChannel: boolean;
}

/** What cards/help.json binds to. */
export interface HelpData {
  readonly fallback: string;
  readonly title: string;
  readonly intro: string;
  readonly commands: readonly { readonly title: string; readonly description: string; readonly example: string }[];
  readonly mention?: string;
  readonly invite: string;
}

/** In the order in which they are shown; the bot's command table has the same names. */
export const helpCommands = ["invite", "status", "pending", "help"] as const;

const render = cardTemplate(template);

/** What the bot can do, also its welcome. */
export function helpCard(view: HelpView, texts: Texts): AdaptiveCard {
  return render(helpData(view, texts));
}

export function helpData({ botName, inChannel }: HelpView, texts: Texts): HelpData {
  const name = escapeName(botName);
  return {
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("help.title", { name }),
    intro: texts.t("help.intro"),
    commands: helpCommands.map((command) => ({
      title: texts.t(`commands.${command}.title`),
      description: texts.t(`commands.${command}.description`),
      example: texts.t("help.example", { command: texts.t(`commands.${command}.example`) }),
    })),
    ...(inChannel && { mention: texts.t("help.in-channel", { name, command: texts.t("commands.invite.example") }) }),
    invite: texts.t("help.invite"),
  };
}
