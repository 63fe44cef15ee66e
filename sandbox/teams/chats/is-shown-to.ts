import type { Message } from "./message.ts";

const TARGETED_MS = 24 * 60 * 60 * 1000;

/**
 * T68: Whether a person sees a message. An OAuth card is visible only when the client needs its button (Microsoft: Bot single sign-on), a
 * targeted message only to its recipient, for a day (Microsoft: Targeted messages).
 */
export function isShownTo({ content, signInFor, onlyFor, at }: Message, personId: string): boolean {
  if (onlyFor !== null && (onlyFor !== personId || Date.now() - Date.parse(at) > TARGETED_MS)) return false;
  return content.oauth === undefined || signInFor.has(personId);
}
