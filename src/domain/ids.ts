declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: { readonly [Key in Name]: true } };

/** Ours: a UUID made with the form, so that a double submit is an insert conflict. */
export type InvitationId = Branded<"InvitationId">;
/** Ours: a UUID for one `POST /invitations`. */
export type PostId = Branded<"PostId">;
/** Entra object id of an employee (`oid` in tokens, `aadObjectId` in Teams activities). */
export type PersonId = Branded<"PersonId">;
/** Entra object id of a user who is, was, or may become a guest. */
export type GuestId = Branded<"GuestId">;
/** Entra object id of a user who may be an employee or a guest: it isn't known which. */
export type UserId = PersonId & GuestId;
/** Teams conversation id. For a channel it names the thread: `19:…@thread.tacv2;messageid=…`. */
export type ConversationId = Branded<"ConversationId">;
/** Teams activity (message) id inside a conversation. */
export type ActivityId = Branded<"ActivityId">;
/** A moment as ISO 8601 text in UTC with milliseconds, so that text order is time order. */
export type Instant = Branded<"Instant">;
/** An address normalised by {@link ./email.ts}: what "the same address" means everywhere. */
export type EmailKey = Branded<"EmailKey">;
