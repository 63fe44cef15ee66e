import type { Message } from "./message.ts";

/** Whether a person sees a message at all: an OAuth card only when the client could not do without its button (Microsoft: Bot single sign-on). */
export function isShownTo({ content, signInFor }: Message, personId: string): boolean {
  return content.oauth === undefined || signInFor.has(personId);
}
