import { z } from "zod";
import type { ActivityId, ConversationId, Instant, InvitationId, PersonId } from "../../src/domain/ids.ts";

/** Schemas of the ids and moments in what Teams sends and in the data of our buttons. */
export const invitationId = z.uuid().pipe(z.custom<InvitationId>());
/** Entra's ids have any UUID version. They are compared as text, so in one case. */
export const personId = z.guid().toLowerCase().pipe(z.custom<PersonId>());
/** Teams' own id of a person, a conversation or a message. */
export const teamsId = z.string().min(1).max(1_000);
export const conversationId = teamsId.pipe(z.custom<ConversationId>());
export const activityId = teamsId.pipe(z.custom<ActivityId>());
export const instant = z.iso.datetime({ precision: 3 }).pipe(z.custom<Instant>());
