import type { ActivityId, ConversationId, EmailKey, GuestId, Instant, InvitationId, PersonId, PostId } from "../../src/domain/ids.ts";

type AnyId = ActivityId & ConversationId & EmailKey & GuestId & Instant & InvitationId & PersonId & PostId;

/** Text as the type of id (or moment) that is expected there; only tests make ids from plain text. */
export function id(text: string): AnyId {
  return text as AnyId;
}

/** A moment of the day on which most tests take place: `at("10:00")`, `at("10:00:00.250")`. */
export function at(time: string): Instant {
  return id(new Date(`2026-11-20T${time}Z`).toISOString());
}
