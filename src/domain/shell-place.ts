import type { ConversationId, PersonId } from "./ids.ts";

const mark = "shell:";

/** The place of what a person does at a shell: no conversation of Teams, so nothing can be posted there. */
export function shellPlace(person: PersonId): ConversationId {
  return `${mark}${person}` as ConversationId;
}

export function isShellPlace(conversation: ConversationId): boolean {
  return conversation.startsWith(mark);
}
