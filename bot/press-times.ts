import type { CardVerb } from "../src/cards/verbs.ts";

/** Milliseconds. Teams gives up after 10 to 15 s (seen: msteams-docs #6461). */
export const longestWait = 10_000;
/** How long a person looks at a button that does nothing. */
const shortWait = 2_500;

/**
 * How long a press waits for its answer before it is told that the work goes on: "short" where Microsoft is asked to do something and a card
 * shows what becomes of it; "long" where the answer itself is what the person wants to see.
 */
const waits: Readonly<Record<CardVerb, "short" | "long">> = {
  "send-invitation": "short",
  approve: "short",
  "approve-changed": "short",
  retry: "short",
  resend: "short",
  "revoke-confirmed": "short",
  "add-to-team": "short",
  "remove-from-team": "short",
  "choose-team": "long",
  "cant-get-in": "long",
  "ask-back": "short",
  reject: "short",
  withdraw: "short",
  "answer-question": "short",
  "open-changes": "long",
  "show-link": "long",
  "show-heads-up": "long",
  "show-card": "long",
  "show-history": "long",
  "show-pending": "long",
  "show-approval": "long",
  "show-waiting": "long",
  "fix-address": "long",
  "invite-again": "long",
  "open-form": "long",
  "run-command": "long",
  revoke: "long",
  "announce-everything": "long",
  "use-for-approvals": "long",
  "ask-admin": "long",
  "try-one": "long",
};

/** The time after which the person is told that the work goes on, in milliseconds; the rest of `longestWait` remains to store that. */
export function waitFor(verb: string): number {
  const wait = Object.entries(waits).find(([name]) => name === verb)?.[1];
  return wait === "short" ? shortWait : longestWait - shortWait;
}
