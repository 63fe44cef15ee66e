import type { ApprovalReason } from "./approval-reason.ts";
import type { Instant } from "./ids.ts";

/**
 * What the requester should know before anything is sent; the form comes back with it once, and the next submit
 * continues. Each has a sentence in `src/texts` (`caution.<kind>`).
 */
export type Caution =
  /** Graph ignores the language if there is a personal message. */
  | { readonly kind: "language-unused" }
  /** Graph drops the personal message of a requester without a mailbox in the tenant. */
  | { readonly kind: "message-unused-no-mailbox" }
  /** Graph drops personal messages when the app invites. */
  | { readonly kind: "message-unused-app" }
  /** The address ends in what is probably a typing error of a well-known domain. `email` is the address with the domain that was meant. */
  | { readonly kind: "domain-mistyped"; readonly domain: string; readonly meant: string; readonly email: string }
  /** The same of the address that gets a copy: the mail has the link for accepting in it. */
  | { readonly kind: "copy-mistyped"; readonly domain: string; readonly meant: string }
  /** The partner was invited elsewhere and has not accepted: another mail is sent, and the bot follows from now on. */
  | { readonly kind: "guest-pending"; readonly name: string; readonly since: Instant | null }
  /** A guest with this address was deleted within the last 30 days; an admin could restore them instead. */
  | { readonly kind: "deleted-lately"; readonly name: string; readonly since: Instant | null }
  /** A contact of the address book has the address: the guest is created anyway, but may need help to sign in. */
  | { readonly kind: "contact-exists"; readonly name: string }
  /** A member of the tenant has the name that the requester gives the partner: people could take one for the other. */
  | { readonly kind: "same-name"; readonly name: string; readonly email: string }
  /** The card promised that it goes out in another name. */
  | { readonly kind: "sent-by-app" | "sent-by-you" | "sent-by-approver"; readonly untilNow: UntilNow }
  /** Others decide about the request, and need a justification. `approvers`: the name that people see. */
  | { readonly kind: "needs-approval"; readonly why: ApprovalReason; readonly approvers: string };

/** The name in which an invitation went out, or was to go out, before. "approver": it isn't known yet who approves. */
export type UntilNow = { readonly kind: "app" | "approver" } | { readonly kind: "person"; readonly name: string };

/** What the form said about the approvers. It comes back with the press, so that no other set is asked, nor for another reason. */
export type Asks = Omit<Extract<Caution, { kind: "needs-approval" }>, "kind">;

export const cautionKinds = [
  "language-unused",
  "message-unused-no-mailbox",
  "message-unused-app",
  "domain-mistyped",
  "copy-mistyped",
  "guest-pending",
  "deleted-lately",
  "contact-exists",
  "same-name",
  "sent-by-app",
  "sent-by-you",
  "sent-by-approver",
  "needs-approval",
] as const satisfies readonly Caution["kind"][];
/** A living card says all that there is to confirm but a changed identity: who presses its buttons has read that only if a button says so. */
export const cautionsOnCard: readonly CautionKind[] = cautionKinds.filter(
  (kind) => kind !== "sent-by-app" && kind !== "sent-by-you" && kind !== "sent-by-approver",
);

export type CautionKind = (typeof cautionKinds)[number];
