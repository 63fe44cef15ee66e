import { escapeAddress } from "../src/cards/escape.ts";
import type { Texts } from "../src/texts/texts.ts";
import { commandAbout } from "./wordings/wordings.ts";

const mostNamed = 20;
const mostOffered = 5;

/** The addresses of a text that has more than one, as a list to read, ready for a TextBlock. */
export function namedAddresses(addresses: readonly string[], texts: Texts): string {
  const named = addresses.slice(0, mostNamed).map(escapeAddress);
  return texts.list(addresses.length > mostNamed ? [...named, "…"] : named);
}

/** A command to invite each of the first addresses, for a card's buttons. */
export function commandsToInvite(addresses: readonly string[], texts: Texts): readonly string[] {
  return addresses.slice(0, mostOffered).map((one) => commandAbout("invite", one, texts));
}
