import type { Instant } from "./ids.ts";

/**
 * What the requester should know before anything is sent; the form comes back with it once, and the next submit goes
 * on. Each has a sentence in `src/texts` (`caution.<kind>`).
 */
export type Caution =
  /** Graph ignores the language beside a personal message. */
  | { readonly kind: "language-unused" }
  /** Graph drops the personal message of somebody without a mailbox in the tenant. */
  | { readonly kind: "message-unused-no-mailbox" }
  /** Graph drops personal messages when the app invites. */
  | { readonly kind: "message-unused-app" }
  /** A guest with this address was deleted within the last 30 days; an admin could restore them instead. */
  | { readonly kind: "deleted-lately"; readonly name: string; readonly since: Instant | null };

export const cautionKinds = [
  "language-unused",
  "message-unused-no-mailbox",
  "message-unused-app",
  "deleted-lately",
] as const satisfies readonly Caution["kind"][];
export type CautionKind = (typeof cautionKinds)[number];
