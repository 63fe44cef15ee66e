import template from "../../cards/help.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeName } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface HelpView {
  readonly botName: string;
  /** In channels and group chats the bot only receives messages that mention it. */
  readonly inChannel: boolean;
  /** In display order. */
  readonly commands: readonly DescribedCommand[];
}

/** The commands that the texts describe: `commands.<name>`. */
type DescribedCommand = TextKey extends infer Key ? (Key extends `commands.${infer Name}.description` ? Name : never) : never;

interface CommandHelp {
  readonly title: string;
  readonly description: string;
  /** Absent if the title alone is what to type. */
  readonly example?: string;
  /** Other ways to say it. */
  readonly also?: string;
}

/** What cards/help.json binds to. */
export interface HelpData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly intro: string;
  readonly commands: readonly CommandHelp[];
  /** Behind "More". */
  readonly more: string;
  readonly others: readonly CommandHelp[];
  readonly mention?: string;
  readonly invite: string;
}

const render = cardTemplate(template);

/** What nearly everybody needs. */
const first: ReadonlySet<DescribedCommand> = new Set(["invite", "status", "pending"]);

/** What the bot can do: three things, and the rest behind "More". The greeting is another card: `welcome.ts`. */
export function helpCard(view: HelpView, texts: Texts): AdaptiveCard {
  return render(helpData(view, texts));
}

export function helpData({ botName, inChannel, commands }: HelpView, texts: Texts): HelpData {
  const name = escapeName(botName);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("help.title", { name }),
    intro: texts.t("help.intro"),
    commands: commands.filter((command) => first.has(command)).map((command) => describeCommand(command, texts)),
    more: texts.t("help.more"),
    others: commands.filter((command) => !first.has(command)).map((command) => describeCommand(command, texts)),
    ...(inChannel && { mention: texts.t("help.in-channel", { name, command: texts.t("commands.invite.example") }) }),
    invite: texts.t("help.invite"),
  };
}

function describeCommand(command: DescribedCommand, texts: Texts): CommandHelp {
  const title = texts.t(`commands.${command}.title`);
  const example = texts.t(`commands.${command}.example`);
  return {
    title,
    description: texts.t(`commands.${command}.description`),
    ...(example !== title && { example: texts.t("help.example", { command: example }) }),
    ...alsoSaid(command, texts),
  };
}

function alsoSaid(command: DescribedCommand, { t }: Texts): Pick<CommandHelp, "also"> {
  if (command === "pending") return { also: t("help.also", { commands: t("commands.pending.also") }) };
  if (command !== "status") return {};
  const words = [t("commands.resend.words"), t("commands.revoke.words"), t("commands.link.words"), t("commands.fix.words")];
  return { also: t("help.also", { commands: [...words, t("commands.status.aliases")].join(", ") }) };
}
