import { z } from "zod";
import type { ActivityId, ConversationId, GuestId, Instant, InvitationId, PersonId } from "../../src/domain/ids.ts";
import { isShellPlace } from "../../src/domain/shell-place.ts";

/** Schemas of the ids and moments in what Teams sends and in the data of our buttons. */
export const invitationId = z.uuid().pipe(z.custom<InvitationId>());
/** Entra's ids have any UUID version. They are compared as text, so in one case. */
export const personId = z.guid().toLowerCase().pipe(z.custom<PersonId>());
export const guestId = z.guid().toLowerCase().pipe(z.custom<GuestId>());
/** Teams' own id of a person, a conversation or a message. */
export const teamsId = z.string().min(1).max(1_000);
/** The place of a shell isn't Teams' own: what began there is nobody's to see in a turn that claims to be in it. */
export const conversationId = teamsId.pipe(z.custom<ConversationId>()).refine((id) => !isShellPlace(id));
export const activityId = teamsId.pipe(z.custom<ActivityId>());
export const instant = z.iso.datetime({ precision: 3 }).pipe(z.custom<Instant>());
