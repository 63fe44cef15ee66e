import { escapeAddress } from "../../src/cards/escape.ts";
import { suggestionCard } from "../../src/cards/suggestion.ts";
import { addressesIn } from "../../src/domain/addresses-in.ts";
import { readEmail } from "../../src/domain/email.ts";
import type { Texts } from "../../src/texts/texts.ts";
import { newFormCard } from "../new-form-card.ts";
import type { CommandCall } from "../command.ts";
import { commandsToInvite, namedAddresses } from "../several-addresses.ts";

/** "invite a partner", "invite sam@fabrikam.com": posts the form with the typed address, and with what is wrong beside it. */
export async function invite({ turn, argument, flows, texts, reply }: CommandCall): Promise<void> {
  const { typed, others } = addressesTyped(argument);
  const form = await flows.openForm(turn.person, typed, turn);
  await reply.card(newFormCard(form, texts), texts.t("form.title"));
  if (others.length > 0) await reply.card(oneAtATimeCard(typed, others, texts), texts.t("form.title"));
}

/** No address has more parts: a longer text is a sentence. */
const mostParts = 3;

/**
 * Takes the first valid address, else the first one. A short text that is no address as a whole (`dana maria weber@…`) stays as it is, to be
 * corrected. Without an address, a single word or a part of an address counts as a mistyped address; several words ("a colleague") don't.
 */
function addressesTyped(argument: string): { readonly typed: string; readonly others: readonly string[] } {
  const addresses = addressesIn(argument);
  const valid = addresses.find(isAddress);
  const first = valid ?? addresses[0];
  const isShort = addresses.length === 1 && argument.split(/\s+/).length <= mostParts;
  if (valid !== undefined && isShort && !isAddress(argument)) return { typed: argument, others: [] };
  if (first !== undefined) return { typed: first, others: addresses.filter((address) => address !== first) };
  return { typed: /\s/.test(argument) && !/\w ?@ ?\w/.test(argument) ? "" : argument, others: [] };
}

function isAddress(text: string): boolean {
  return readEmail(text).kind === "email";
}

function oneAtATimeCard(first: string, others: readonly string[], texts: Texts) {
  const text = texts.t("suggest.one-at-a-time", { first: escapeAddress(first), others: namedAddresses(others, texts) });
  return suggestionCard({ text, commands: commandsToInvite(others, texts) }, texts);
}
