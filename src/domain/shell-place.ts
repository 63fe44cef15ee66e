import type { ConversationId, PersonId } from "./ids.ts";

const mark = "shell:";

/** The place of what a person does at a shell: no conversation of Teams, so nothing can be posted there. */
export function shellPlace(person: PersonId): ConversationId {
  return `${mark}${person}` as ConversationId;
}

export function isShellPlace(conversation: ConversationId): boolean {
  return conversation.startsWith(mark);
}

/** The conversation where the person who asked there is told; absent after a start at a shell: they are told in their own chat. */
export function heardIn({ conversation }: { readonly conversation: ConversationId }): { readonly conversation?: ConversationId } {
  return isShellPlace(conversation) ? {} : { conversation };
}
