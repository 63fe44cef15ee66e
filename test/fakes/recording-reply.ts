import type { Reply } from "../../bot/reply.ts";

type Replied = { readonly text: string } | { readonly card: object; readonly summary: string };

/** Records the answers in the conversation, in order. */
export function recordingReply(): Reply & { readonly replied: readonly Replied[] } {
  const replied: Replied[] = [];
  return {
    replied,
    text: async (text) => void replied.push({ text }),
    card: async (card, summary) => void replied.push({ card, summary }),
  };
}
