import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";

/** What Teams shows of a message in a list of activities, in characters. */
export const feedLength = 40;

/** An address stays recognizable with this many characters. */
const shortestAddress = 10;

/** What the toast and the list of activities say of a message, plain text: the outcome first and whole, the address as far as there is room. */
export function feedText(key: TextKey, email: string, texts: Texts): string {
  const room = feedLength - lengthOf(texts.t(key, { email: "" }));
  return texts.t(key, { email: shortened(email, Math.max(room, shortestAddress)) });
}

/** The toast of a card that an address stands for. */
export function feedAddress(email: string): string {
  return shortened(email, feedLength);
}

/** The toast of a card that a sentence stands for, cut at its end. */
export function feedSentence(text: string): string {
  if (lengthOf(text) <= feedLength) return text;
  const ends = [...text.matchAll(/\P{Cf}/gu)].map(({ index }) => index);
  return `${text.slice(0, ends[feedLength - 1]).trimEnd()}…`;
}

/** Without the invisible marks that keep the order of words. */
function lengthOf(text: string): number {
  return Array.from(text.replace(/\p{Cf}/gu, "")).length;
}

/** Cut in the middle: the beginning names the person, and the end the company. */
function shortened(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const end = Math.floor((longest - 1) / 2);
  return [...characters.slice(0, longest - 1 - end), "…", ...characters.slice(characters.length - end)].join("");
}
