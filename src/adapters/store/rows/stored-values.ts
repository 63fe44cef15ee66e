import { z } from "zod";
import type { ActivityId, ConversationId, EmailKey, GuestId, Instant, InvitationId, PersonId, PostId } from "../../../domain/ids.ts";

function nonEmpty(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isInstant(value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
}

/** Schemas of values in columns and in stored JSON. */
export const invitationId = z.custom<InvitationId>(nonEmpty);
export const postId = z.custom<PostId>(nonEmpty);
export const personId = z.custom<PersonId>(nonEmpty);
export const guestId = z.custom<GuestId>(nonEmpty);
export const conversationId = z.custom<ConversationId>(nonEmpty);
export const activityId = z.custom<ActivityId>(nonEmpty);
export const emailKey = z.custom<EmailKey>(nonEmpty);
export const instant = z.custom<Instant>(isInstant);
/** For SQLite's integers and PostgreSQL's `int`. */
export const count = z.number().int().min(0);
