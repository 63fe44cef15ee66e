import type { ConversationId, PersonId } from "./ids.ts";

/** An administrator, or the approvals channel. */
export type Addressee = { readonly kind: "person"; readonly id: PersonId } | { readonly kind: "channel"; readonly id: ConversationId };
