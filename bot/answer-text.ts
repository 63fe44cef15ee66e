import { escapeAddress, escapeName } from "../src/cards/escape.ts";
import { feedSentence } from "../src/cards/feed-text.ts";
import { longestCommand, suggestionCard } from "../src/cards/suggestion.ts";
import type { SuggestionView } from "../src/cards/suggestion.ts";
import { addressesIn } from "../src/domain/addresses-in.ts";
import { commandsToInvite, namedAddresses } from "./several-addresses.ts";
import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import { closestCommand } from "./wordings/closest-command.ts";
import type { LikelyCommand } from "./wordings/closest-command.ts";
import { findCommand } from "./wordings/find-command.ts";
import { help } from "./commands/help.ts";
import { commands } from "./commands/index.ts";
import { commandAbout } from "./wordings/wordings.ts";
import type { Reply } from "./reply.ts";
import { smallTalk } from "./wordings/small-talk.ts";
import type { Turn } from "./turn.ts";

export interface TextCall {
  readonly turn: Turn;
  readonly flows: Flows;
  readonly texts: Texts;
  readonly reply: Reply;
}

/** Answers a text that a person typed, or that a button says for them: runs its command, or suggests commands. */
export async function answerText(call: TextCall, text: string): Promise<void> {
  const found = findCommand(text);
  if (found) return commands[found.name]({ ...call, argument: found.argument });
  // a mention alone, a picture or a file has no text
  if (text === "") return help({ ...call, argument: "" });
  return suggestCommands(call, text);
}

/** Answers a text that is no command. There is always a button to press, except after small talk. */
async function suggestCommands({ texts, reply }: TextCall, text: string): Promise<void> {
  const { t } = texts;
  const meant = closestCommand(text, texts);
  const addresses = meant?.addresses ?? addressesIn(text);
  const topic = addresses.length === 0 ? smallTalk(text) : undefined;
  if (topic) return reply.text(t(`small-talk.${topic}.answer`, { command: t("commands.invite.title") }));
  const suggestion = addresses.length > 1 ? several(addresses, texts) : (typo(meant, texts) ?? aboutText(addresses, texts));
  return reply.card(suggestionCard(suggestion, texts), feedSentence(suggestion.text.replaceAll("\\", "")));
}

function several(addresses: readonly string[], texts: Texts): SuggestionView {
  const text = texts.t("suggest.several", { addresses: namedAddresses(addresses, texts) });
  return { text, commands: commandsToInvite(addresses, texts) };
}

function typo(meant: LikelyCommand | undefined, { t }: Texts): SuggestionView | undefined {
  if (meant === undefined || meant.command.length > longestCommand) return undefined;
  return { text: t("suggest.typo", { command: escapeName(meant.command) }), commands: [meant.command] };
}

function aboutText([address]: readonly string[], texts: Texts): SuggestionView {
  const { t } = texts;
  if (address === undefined)
    return { text: t("error.unknown-command", { command: t("commands.help.title") }), commands: usualCommands(texts) };
  const about = [commandAbout("invite", address, texts), commandAbout("status", address, texts)];
  return { text: t("suggest.address", { email: escapeAddress(address) }), commands: about };
}

function usualCommands({ t }: Texts): readonly string[] {
  return [t("commands.invite.title"), t("commands.help.title")];
}
